"""English verbs that say, and their forms, made from stems and paradigms."""

from __future__ import annotations

from collections.abc import Iterator

from reader.suggest.verbs import Form, Verb
from reader.suggest.words import words

REGULAR = words(
    """
    accuse acknowledge add admit admonish advise advocate affirm agree allege amplify analyse
    analyze announce answer anticipate applaud argue articulate ask assert assess assume assure
    attest aver avow bark beg believe bellow bemoan blame bluster boast brag calculate caution
    celebrate characterise characterize
    charge chide claim clarify comment commend complain concede conclude concur
    condemn confess confide confirm conjecture contend contradict counter criticise criticize
    croak cry deadpan decide declare decree decry demand demonstrate denounce deny deplore
    describe determine disagree disclose dismiss dispute divulge doubt echo elaborate emphasise
    emphasize enthuse envisage estimate exclaim expect explain express exult fear forecast fret
    fume gripe groan growl grumble guarantee guess gush hail hint hope hypothesise hypothesize
    identify imagine imply indicate infer inform inquire insinuate insist instruct interject
    intimate joke judge justify lament laud lecture lie maintain marvel mention moan mock mumble
    murmur muse mutter narrate note notify object observe opine order outline phone plead pledge
    posit postulate praise preach predict presume proclaim profess project promise pronounce
    prophesy propose protest prove purport query question quip react reaffirm realise realize
    reason reassure rebut recall recite reckon recommend recount refute regret reiterate reject
    relate relay remark remember remind reply report request respond restate retort reveal roar
    scoff scream shout shrug sigh signal sneer snap snarl specify speculate stammer state
    stipulate stress submit suggest summarise summarize surmise suspect swear_ tease testify
    theorise theorize threaten thunder tout trumpet tweet underline underscore urge verify voice
    volunteer vow rage reflect reminisce wager wail warn whisper wonder worry yell
    """
)
_IRREGULAR = """
say says said said saying
tell tells told told telling
write writes wrote written writing
think thinks thought thought thinking
find finds found found finding
know knows knew known knowing
swear swears swore sworn swearing
understand understands understood understood understanding
foresee foresees foresaw foreseen foreseeing
put puts put put putting
read reads read read reading
show shows showed shown showing
rule rules ruled ruled ruling
call calls called called calling
text texts texted texted texting
post posts posted posted posting
continue continues continued continued continuing
hold holds held held holding
learn learns learned learned learning
feel feels felt felt feeling
"""
OBJECT = words(
    """
    accuse acknowledge admit announce applaud blame characterise characterize
    claim commend condemn confirm
    contradict criticise criticize decry demand denounce deny deplore describe dismiss dispute
    disclose estimate fear forecast hail lament laud pledge praise predict promise put call
    propose reaffirm rebut refute regret reject reveal tout trumpet warn allege express mock
    predict recommend urge vow underline acknowledge confirm question expect project advocate
    """
)
CLAUSE = words(
    """
    say tell think believe claim insist suggest hope argue admit fear expect warn announce
    confirm add acknowledge allege assert complain concede conclude contend declare deny
    estimate explain find indicate maintain note predict promise pledge reckon report state
    stress suspect swear vow write imagine guess assume feel caution assure reveal tweet show
    reply respond know understand testify agree presume mean worry
    """
)
DENIES = words("deny dispute rebut refute reject dismiss contradict")
DOUBTS = words("doubt")
ASKS = words("ask inquire query question wonder")
WEAK = words(
    """
    reflect rage
    advise agree analyse analyze answer anticipate assess assume beg believe calculate call
    charge cry continue decide demand demonstrate determine echo estimate expect fear feel find
    forecast guarantee guess hold hope identify imagine indicate inform instruct joke judge know
    learn lie note notify object order outline phone post project propose prove put question
    react read realise realize reason relate relay remember request rule shout show sigh signal
    submit text think volunteer voice wonder worry know accuse snap urge ask claim report plead
    recall hail urge pledge celebrate react text urge verify express order write confirm order
    """
) - words("claim report note pledge write confirm recall answer joke cry think")
NOUNS = words(
    """
    claim comment report demand estimate answer charge cry doubt fear forecast hint hope lie
    note object order outline phone plan pledge praise project promise protest query question
    reason regret remark request reply signal sigh shout state stress suspect vow voice
    whisper worry threat call post text rule find hold lecture boast retort judge mention guess
    finding ruling warning advocate
    """
)
_DOUBLED = words("admit rebut brag fret quip regret submit infer concur aver")


def infinitives() -> list[str]:
    """The verbs of the list."""
    irregular = (line.split()[0] for line in _IRREGULAR.strip().splitlines())
    return sorted({*(verb for verb in REGULAR if not verb.endswith("_")), *irregular})


def forms() -> dict[str, Verb]:
    """Every form of every verb."""
    found: dict[str, tuple[str, set[Form]]] = {}
    for infinitive in sorted(REGULAR):
        if not infinitive.endswith("_"):
            for form, kind in regular(infinitive):
                found.setdefault(form, (infinitive, set()))[1].add(kind)
    for line in _IRREGULAR.strip().splitlines():
        base, third, past, participle, gerund = line.split()
        kinds: tuple[Form, ...] = ("finite", "finite", "finite", "participle", "gerund")
        for form, kind in zip((base, third, past, participle, gerund), kinds, strict=True):
            found.setdefault(form, (base, set()))[1].add(kind)
    return {form: _verb(verb, form, frozenset(kinds)) for form, (verb, kinds) in found.items()}


def _verb(infinitive: str, form: str, kinds: frozenset[Form]) -> Verb:
    stance = "denies" if infinitive in DENIES else "asks" if infinitive in ASKS else "asserts"
    return Verb(
        infinitive,
        kinds,
        object=infinitive in OBJECT,
        clause=infinitive in CLAUSE,
        weak=infinitive in WEAK,
        noun=infinitive in NOUNS and form in (infinitive, infinitive + "s", infinitive + "es"),
        stance="doubts" if infinitive in DOUBTS else stance,
    )


def regular(infinitive: str) -> Iterator[tuple[str, Form]]:
    """The forms of a regular verb: deny, denies, denied, denying; admit, admitted …"""
    third, past, stem = infinitive + "s", infinitive + "ed", infinitive
    if infinitive.endswith("e"):
        past, stem = infinitive + "d", infinitive[:-1]
        if infinitive == "lie":
            stem = "ly"
    elif infinitive[-1] == "y" and infinitive[-2] not in "aeiou":
        third, past = infinitive[:-1] + "ies", infinitive[:-1] + "ied"
    elif infinitive in _DOUBLED:
        stem = infinitive + infinitive[-1]
        past = stem + "ed"
    elif infinitive.endswith(("s", "sh", "ch", "x", "o")):
        third = infinitive + "es"
    yield infinitive, "finite"
    yield third, "finite"
    yield past, "finite"
    yield past, "participle"
    yield stem + "ing", "gerund"
