"""The small words of noun phrases: what opens, joins and ends them; no list of names."""

from __future__ import annotations

from reader.suggest.words import words

# how they are used stands in phrases.py (a noun phrase) and subjects.py (the one before a verb)
PERSONAL = words("il elle ils elles lui eux he she they it celui-ci celle-ci ceux-ci celles-ci")
DETERMINERS = words(
    """
    le la les l' un une des son sa ses leur leurs mon ma mes notre nos ce cet cette ces
    plusieurs certains certaines quelques deux trois quatre cinq six sept huit dix d' du de
    aucun the a an his her its their our my this that these those several some many two three
    four five six seven eight nine ten both other one another most few
    """
)
LINKS = words(
    """
    de du des d' la le les l' et & of the for et and von van der bin al à au aux à-la
    """
)
STOPS = words(
    """
    qui que qu' dont où lors dans sur après avant quand lorsque comme pour par avec devant sans
    depuis pendant chez vers entre contre malgré hier demain aujourd'hui ce-matin dès selon
    auprès lundi mardi mercredi jeudi vendredi samedi dimanche en mais ou donc car si alors
    tandis puis ensuite ainsi toujours encore aussi également joint jointe joints interrogé
    interrogée cité citée s' se ne n' est sont était ont avait how what why who whom whose which
    that in at à au aux after before during while when where as by from with outside under about
    into amid following and but or if because since though although through monday tuesday
    wednesday thursday friday saturday sunday yesterday today earlier later late this is are was
    were has had have will would to not speaking quoted
    """
)
HEADS = words(
    """
    ministre ministère président présidente directeur directrice secrétaire porte-parole
    procureur procureure préfet maire chef cheffe responsable avocat avocate représentant
    chambre association syndicat parquet parti groupe société office conseil cour tribunal
    agence compagnie fédération union équipe chercheurs police gendarmerie préfecture
    gouvernement comité université communiqué rapport étude note document sources source membre
    conseiller adjoint commission
    """
)
ADVERBIAL = words(
    """
    dans en à au aux lors mardi lundi mercredi jeudi vendredi samedi dimanche pour après avant
    depuis pendant sur sous chez par malgré hier ensuite puis alors enfin toutefois cependant
    pourtant ainsi interrogé interrogée interrogés contacté contactée contactés joint jointe
    sollicité sollicitée et mais or car aussi également devant face à-propos selon d' quant si
    quand lorsque comme tandis contrairement outre entre dès hors in on at during after before
    since while when as for by from with despite under following asked speaking meanwhile
    however but and also still earlier later last yesterday today then although though if
    according to because until instead citing responding contacted reached monday tuesday
    wednesday thursday friday saturday sunday over amid
    """
)
VERBAL = words(
    """est sont était étaient ont avait avaient sera seront serait fait font peut doit va vont
    is are was were has have had be been will would can could should does did do"""
)
CONJUNCTIONS = words("et mais or car ou and but or so yet while whereas tandis alors")


ABBREVIATED = words(
    """
    m mm mme mmes me mr mrs ms dr pr prof sen rep gov gen capt col lt sgt st jr sr inc co corp
    ltd rev
    """
) | frozenset("abcdefghijklmnopqrstuvwxyz")


PAST = words(
    """
    went came took made got gave lost left fell rose saw broke kept began became knew found felt
    held won cost brought bought built caught chose drew drove ate fought forgot led met paid
    ran sent sold spent stood struck swept threw wore wrote needs wants seems looks takes makes
    comes goes means remains contains falls threatens lives
    """
)
ASIDES = words(
    """
    aussi également notamment toutefois déjà encore enfin ainsi then later also earlier ensuite
    twice often always still long already now just even
    lui elle eux pour-sa-part himself herself themselves elle-même lui-même eux-mêmes
    """
)


DAYS = words(
    """lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday
    saturday sunday yesterday hier today later earlier matin soir"""
)
BESIDE = words(
    """
    of by at from de du in for on à au dans en outside chez sur quoted speaking to with close
    familiar aux entre
    """
)
ARTICLES = words("le la les l' the")
DOCUMENTS = words(
    """
    étude rapport enquête sondage note document calcul calculs chiffre chiffres donnée données
    estimation estimations analyse travaux communiqué prévision prévisions bilan statistiques
    projections baromètre avis audit
    study report survey poll analysis estimate estimates figures data statement research forecast
    forecasts memo audit review paper calculations projections
    """
)
ISSUED = words("de du des d' by from of")
