"""French verbs that say, and their forms in the third person, made from stems and paradigms."""

from __future__ import annotations

from collections.abc import Iterator

from reader.suggest.verbs import Form, Verb
from reader.suggest.words import words

ER = words(
    """
    accuser acquiescer admonester affirmer ajouter alerter alléguer analyser annoncer appeler
    approuver appuyer argumenter arguer articuler asséner assurer attester avancer aviser avouer
    balayer blâmer bougonner calculer certifier chiffrer chuchoter citer clamer commenter
    communiquer condamner confesser confier confirmer conjecturer conseiller considérer
    constater contester contrer corriger crier critiquer clarifier déclarer décréter démontrer
    dénoncer déplorer désapprouver déclamer détailler deviner dévoiler diagnostiquer dicter
    divulguer douter écarter éluder énoncer énumérer enchaîner enseigner espérer estimer
    établir_ évaluer évoquer exagérer exhorter exiger exiger_ expliquer expliciter exposer
    appréhender soupçonner envisager
    exprimer extrapoler féliciter fanfaronner formuler fustiger glisser gronder hasarder hurler
    illustrer imaginer incriminer indiquer informer
    inciter encourager inviter engager insinuer insister invoquer ironiser jubiler
    juger jurer justifier lâcher lancer louer marmonner marteler mentionner menacer minimiser
    miser moduler montrer motiver murmurer narrer nier noter nuancer objecter observer opiner
    ordonner pardonner parier penser pester plaider plaisanter pointer préciser préconiser
    présager présumer prêcher prier proclamer prôner pronostiquer prophétiser proposer protester
    prouver questionner quantifier raconter railler rappeler rapporter rassurer ratifier redouter
    réaffirmer récapituler réciter réclamer recommander reconfirmer récuser réexpliquer refuser_
    réfuter regretter rejeter relater relativiser relever remarquer remercier renchérir_
    renseigner répéter répliquer reprocher repousser résumer rétorquer révéler revendiquer
    ricaner rouspéter saluer scander signaler signifier souffler souhaiter souligner soupirer
    spécifier spéculer stipuler suggérer supplier supposer susurrer tabler témoigner tempérer
    tempêter temporiser tonner trancher tweeter vanter vitupérer vociférer valider indigner
    inquiéter lamenter interroger demander enrager philosopher préjuger pavoiser compléter
    ponctuer tancer torpiller étriller étayer défausser insurger enthousiasmer exclamer écrier
    emporter étonner esclaffer désoler émerveiller impatienter offusquer abonder surenchérir_
    embrayer attaquer grincer pouffer théoriser décrypter développer retracer balancer cingler
    tacler éructer sangloter bredouiller bégayer parler qualifier traiter retenir_ remémorer
    applaudir_ réitérer rectifier désavouer imputer énerver agacer alarmer amuser confirmer
    consterner vilipender persifler cacher fulminer rager claironner maugréer gronder
    évaluer détromper rêver démentir_ ressasser
    """
)
OBJECT = words(
    """
    accuser affirmer alerter annoncer avancer avouer balayer blâmer certifier clamer condamner
    confirmer contester critiquer déclarer décréter dénoncer déplorer désapprouver désavouer
    écarter évoquer exiger exprimer féliciter fustiger imputer incriminer invoquer juger
    justifier louer nier pointer préconiser prédire promettre proclamer prôner proposer
    réaffirmer réclamer récuser recommander réfuter regretter rejeter repousser reprocher
    revendiquer révéler saluer signaler souligner suggérer vanter vilipender démentir craindre
    redouter défendre garantir reconnaître admettre tabler attester pronostiquer constater
    estimer rappeler préciser espérer dire considérer qualifier traiter décrire dépeindre
    désigner parler appeler exclure cacher conclure plaider minimiser relativiser
    """
)
DENIES = words(
    """
    exclure nier démentir contester réfuter récuser rejeter repousser balayer écarter désavouer
    """
)
DOUBTS = words("douter")
ASKS = words("demander questionner interroger")
WEAK = words(
    """
    analyser calculer chiffrer citer communiquer considérer corriger démontrer deviner douter
    enseigner établir évaluer illustrer imaginer informer miser montrer motiver noter penser
    prouver proposer relever remarquer tabler trancher valider rêver croire savoir apprendre
    voir sentir lire signifier attaquer parler qualifier traiter retracer développer vouloir
    observer compléter compter conseiller espérer amuser rassurer ordonner prier saluer louer
    appeler demander parier glisser lancer lâcher corriger remercier accuser menacer réclamer
    exiger engager inciter encourager inviter soupçonner envisager appréhender
    """
)
# infinitive: present 3s, 3p, stem of imperfect and gerund, simple past 3s, future stem, participle
_IRREGULAR = """
dire dit disent dis dit dir dit
redire redit redisent redis redit redir redit
prédire prédit prédisent prédis prédit prédir prédit
contredire contredit contredisent contredis contredit contredir contredit
médire médit médisent médis médit médir médit
écrire écrit écrivent écriv écrivit écrir écrit
décrire décrit décrivent décriv décrivit décrir décrit
admettre admet admettent admett admit admettr admis
promettre promet promettent promett promit promettr promis
croire croit croient croy crut croir cru
savoir sait savent sav sut saur su
reconnaître reconnaît reconnaissent reconnaiss reconnut reconnaîtr reconnu
soutenir soutient soutiennent souten soutint soutiendr soutenu
maintenir maintient maintiennent mainten maintint maintiendr maintenu
convenir convient conviennent conven convint conviendr convenu
prévenir prévient préviennent préven prévint préviendr prévenu
prévoir prévoit prévoient prévoy prévit prévoir prévu
voir voit voient voy vit verr vu
répondre répond répondent répond répondit répondr répondu
prétendre prétend prétendent prétend prétendit prétendr prétendu
défendre défend défendent défend défendit défendr défendu
entendre entend entendent entend entendit entendr entendu
craindre craint craignent craign craignit craindr craint
plaindre plaint plaignent plaign plaignit plaindr plaint
dépeindre dépeint dépeignent dépeign dépeignit dépeindr dépeint
apprendre apprend apprennent appren apprit apprendr appris
reprendre reprend reprennent repren reprit reprendr repris
conclure conclut concluent conclu conclut conclur conclu
poursuivre poursuit poursuivent poursuiv poursuivit poursuivr poursuivi
lire lit lisent lis lut lir lu
réjouir réjouit réjouissent réjouiss réjouit réjouir réjoui
démentir démentit démentent dément démentit démentir démenti
pressentir pressent pressentent pressent pressentit pressentir pressenti
sentir sent sentent sent sentit sentir senti
avertir avertit avertissent avertiss avertit avertir averti
garantir garantit garantissent garantiss garantit garantir garanti
établir établit établissent établiss établit établir établi
renchérir renchérit renchérissent renchériss renchérit renchérir renchéri
réagir réagit réagissent réagiss réagit réagir réagi
rugir rugit rugissent rugiss rugit rugir rugi
vouloir veut veulent voul voulut voudr voulu
émettre émet émettent émett émit émettr émis
transmettre transmet transmettent transmett transmit transmettr transmis
concéder concède concèdent concéd concéda concéder concédé
souvenir souvient souviennent souven souvint souviendr souvenu
sourire sourit sourient souri sourit sourir souri
exclure exclut excluent exclu exclut exclur exclu
surenchérir surenchérit surenchérissent surenchériss surenchérit surenchérir surenchéri
rire rit rient ri rit rir ri
"""
# these letters are a noun more often than a verb where an article stands before them
_PLAIN = words("dément dit")
IGNORED = words("communiqué communiqués exposé exposés")


def infinitives() -> list[str]:
    """The verbs of the list."""
    regular = {verb for verb in ER if not verb.endswith("_")}
    return sorted(regular | {line.split()[0] for line in _IRREGULAR.strip().splitlines()})


def forms() -> dict[str, Verb]:
    """Every form of every verb; where two verbs share one the first in the alphabet has it."""
    found: dict[str, dict[str, set[Form]]] = {}
    for infinitive in sorted({verb for verb in ER if not verb.endswith("_")}):
        for form, kind in regular(infinitive):
            found.setdefault(form, {}).setdefault(infinitive, set()).add(kind)
    for line in _IRREGULAR.strip().splitlines():
        for form, kind in irregular(*line.split()):
            found.setdefault(form, {}).setdefault(line.split()[0], set()).add(kind)
    made = {}
    for form, verbs in found.items():
        if form in IGNORED:
            continue
        infinitive = min(verbs)
        kinds = frozenset(kind for of in verbs.values() for kind in of)
        made[form] = _verb(infinitive, form, kinds)
    made["dément"] = _verb("démentir", "dément", frozenset(("finite",)))
    return made


def _verb(infinitive: str, form: str, kinds: frozenset[Form]) -> Verb:
    stance = "denies" if infinitive in DENIES else "asks" if infinitive in ASKS else "asserts"
    return Verb(
        infinitive,
        kinds,
        object=infinitive in OBJECT,
        weak=infinitive in WEAK,
        noun=(kinds == {"finite"} and form.endswith(("e", "es", "ent"))) or form == "dit",
        stance="doubts" if infinitive in DOUBTS else stance,
    )


def regular(infinitive: str) -> Iterator[tuple[str, Form]]:
    """The forms of a verb in -er: annonce, annoncent, annonçait, annonça, annoncera, annoncé …"""
    stem = infinitive[:-2]
    soft = stem  # before a
    if stem[-1] == "c":
        soft = stem[:-1] + "ç"
    elif stem[-1] == "g":
        soft = stem + "e"
    weak, future = _before_silent(stem), infinitive
    if weak != stem and not (stem[-2:-1] in "aeiouy" and stem[-1] == "y"):
        future = weak + "er" if "é" not in stem[-3:] else infinitive
    for ending in ("e", "ent"):
        yield weak + ending, "finite"
    for ending in ("ait", "aient", "a"):
        yield soft + ending, "finite"
    yield stem + "èrent", "finite"
    for ending in ("a", "ont", "ait", "aient"):
        yield future + ending, "finite"
    for ending in ("é", "ée", "és", "ées"):
        yield stem + ending, "participle"
    yield soft + "ant", "gerund"
    yield infinitive, "infinitive"


def _before_silent(stem: str) -> str:
    """The stem before a silent e: révèl-, rappell-, martèl-, rejett-, balai-, appui-."""
    if stem[-1] == "y" and stem[-2] in "auo":
        return stem[:-1] + "i"
    if stem in ("rappel", "appel", "rejet"):
        return stem + stem[-1]
    if len(stem) > 2 and stem[-2] in "ée" and stem[-1] in "lrtgdnmv" and stem[-3:-1] not in ("ue",):
        return stem[:-2] + "è" + stem[-1]
    if len(stem) > 3 and stem[-3] == "é" and stem[-2:] in ("gu", "qu", "tr", "br"):
        return stem[:-3] + "è" + stem[-2:]
    return stem


def irregular(
    infinitive: str, one: str, many: str, stem: str, past: str, future: str, participle: str
) -> Iterator[tuple[str, Form]]:
    """The forms of a verb told by its parts."""
    for form in (
        one,
        many,
        stem + "ait",
        stem + "aient",
        past,
        past[:-1] + ("rent" if past[-1] == "t" else "èrent"),
    ):
        yield form, "finite"
    for ending in ("a", "ont", "ait", "aient"):
        yield future + ending, "finite"
    for ending in ("", "e", "s", "es"):
        yield participle + ending, "participle"
    yield stem + "ant", "gerund"
    yield infinitive, "infinitive"
