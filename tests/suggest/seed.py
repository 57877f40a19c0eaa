"""Sentences of the sample article, each with what a careful reader marked in it; no tests here."""

HEADLINE = 'En Marche! se dit victime d\'un "piratage massif"'
MOVEMENT = (
    "Le mouvement d'En Marche!, créé par le candidat favori à la présidentielle française Emmanuel"
    " Macron, se disait victime d'une \"action de piratage massive et coordonnée donnant lieu à la"
    " diffusion sur les réseaux sociaux d'informations internes de nature diverse (mails, documents"
    ' comptables, contrats.)".'
)
GIGABITS = (
    "Au total, quelque neuf gigabits de données ont été diffusées par un utilisateur du nom"
    " d'Emleaks sur Pastebin, un site de partage de documents qui autorise l'anonymat de ses"
    " contributeurs."
)
PROSECUTOR = (
    "Le parquet de Paris a ouvert une enquête dans la soirée du 5 mai à la suite de la diffusion"
    " sur internet de milliers de documents internes de l'équipe de campagne d'Emmanuel Macron,"
    " a-t-on appris le 7 mai, de source proche du dossier."
)
COMMISSION = (
    "La Commission nationale de contrôle de la campagne électorale, saisie de cette affaire"
    " vendredi soir par un représentant d'Emmanuel Macron, a diffusé samedi un communiqué dans"
    " lequel elle met en garde contre la diffusion de contenus liés à cette attaque informatique."
)
FILES = (
    "La Commission nationale de contrôle de la campagne présidentielle, qui s'est réunie samedi"
    " matin, a recommandé aux médias de \"faire preuve d'esprit de responsabilité et de ne pas"
    ' relayer ces contenus, afin de ne pas altérer la sincérité du scrutin". "Les fichiers qui'
    " circulent ont été obtenus il y a plusieurs semaines grâce au hacking de boîtes mails"
    ' personnelles et professionnelles de plusieurs responsables du mouvement", précise En Marche!'
    " dans un communiqué, ajoutant que ces documents tous \"légaux\", mais qu'une partie d'entre"
    ' eux, glissés à dessein dans la masse, sont des "faux".'
)
KREMEZ = (
    "Selon Vitali Kremez, directeur d'études à la société new-yorkaise Flashpoint, spécialisée"
    " dans le renseignement sur internet, le groupe APT 28 serait derrière le piratage subi par"
    " En Marche!"
)
HOLLANDE = (
    "Une progression exceptionnelle aussi par rapport au premier tour de l'élection présidentielle,"
    " le 23 avril dernier. En 2012, François Hollande n'aurait sans doute pas été désigné vainqueur"
    " dans une telle configuration."
)
LE_PEN = (
    'Depuis le Chalet du Lac, dans le Bois de Vincennes, Marine Le Pen a salué un "résultat'
    " historique et massif\" en sa faveur. Le Front national, qui n'a que deux élus sortants dans"
    " l'Assemblée, vise a minima l'obtention d'un groupe parlementaire."
)
AMERICA = (
    "Aux États-Unis, la CIA, le clan Clinton et Donald Trump se sont affrontés sur l'implication de"
    " la Russie dans les piratages ayant pesé sur l'élection américaine. En Marche! avait déclaré à"
    " plusieurs reprises être la cible de piratage lors de la campagne."
)
PHILIPPOT = (
    "Vendredi soir, alors que le hashtag #Macronleaks était en vue sur les réseaux sociaux, Florian"
    " Philippot, vice-président du Front national, s'interrogeait sur Twitter: \"Les #Macronleaks"
    " apprendront-ils des choses que le journalisme d'investigation a délibérément tues? Effrayant"
    ' ce naufrage démocratique".'
)
TEAM = (
    "L'équipe de campagne d'En marche!, qui dispose de moyens équivalents à ceux d'une PME et non"
    " d'un grand groupe, a mis en place des serveurs protégés par des logiciels de filtrage"
    " sophistiqués."
)
UNSAID = (
    "\"C'est la première fois qu'à tous les niveaux, y compris à celui du candidat, tout le monde a"
    " conscience qu'il faut toujours se protéger, appliquer les meilleures règles\"."
)
PARAGRAPHS = [HEADLINE, MOVEMENT, GIGABITS, PROSECUTOR, COMMISSION, FILES, KREMEZ, HOLLANDE]
PARAGRAPHS += [LE_PEN, AMERICA, PHILIPPOT, TEAM, UNSAID]
TEXT = "\n\n".join(PARAGRAPHS)

# claim: paragraph, its first and last words, cue, directness ("" where the article itself speaks)
CLAIMS = {
    "C01": (HEADLINE, "victime", '"', "se dit", "mixed"),
    "C02": (MOVEMENT, "victime", 'contrats.)"', "se disait", "mixed"),
    "C03": (MOVEMENT, "créé par", "Emmanuel Macron", None, ""),
    "C04": (GIGABITS, "quelque", "Pastebin", None, ""),
    "C05": (GIGABITS, "un site", "contributeurs", None, ""),
    "C06": (PROSECUTOR, "Le parquet", "d'Emmanuel Macron", "a-t-on appris", "indirect"),
    "C07": (COMMISSION, "saisie", "d'Emmanuel Macron", None, ""),
    "C08": (COMMISSION, "la diffusion", "informatique", "met en garde contre", "indirect"),
    "C09": (FILES, "s'est réunie", "samedi matin", None, ""),
    "C10": (FILES, '"faire', 'scrutin"', "a recommandé", "direct"),
    "C11": (FILES, '"Les fichiers', 'mouvement"', "précise", "direct"),
    "C12": (FILES, "ces documents", '"légaux"', "ajoutant que", "mixed"),
    "C13": (FILES, "une partie", '"faux"', "ajoutant que", "mixed"),
    "C14": (KREMEZ, "le groupe", "En Marche!", "Selon", "indirect"),
    "C15": (AMERICA, "Aux", "américaine", None, ""),
    "C16": (AMERICA, "être la cible", "campagne", "avait déclaré", "indirect"),
    "C17": (PHILIPPOT, "le hashtag", "sociaux", None, ""),
    "C18": (PHILIPPOT, '"Les', 'démocratique"', "s'interrogeait", "direct"),
    "C19": (TEAM, "L'équipe", "sophistiqués", None, ""),
    "C20": (UNSAID, '"C', 'règles"', None, "direct"),
    "X02": (HOLLANDE, "François", "configuration", None, ""),
    "X03": (LE_PEN, '"résultat', 'massif"', "a salué", "direct"),
}


def paragraph_span(paragraph: str) -> tuple[int, int]:
    start = TEXT.index(paragraph)
    return start, start + len(paragraph)


def claim_span(claim: str) -> tuple[int, int]:
    paragraph, first, last = CLAIMS[claim][:3]
    start = TEXT.index(first, TEXT.index(paragraph))
    if last == '"':
        return start, paragraph_span(paragraph)[1]
    return start, TEXT.index(last, start) + len(last)
