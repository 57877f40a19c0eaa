"""Words that are never an article's own: to comment, share, subscribe, read on; notices of rights.

A block is one when all of it is such words, or when it begins with "Lire aussi" and the like. In
English and French, compared without accents and case.
"""

from __future__ import annotations

import re

from reader.domain.folding import fold

MOST = 240
"""Code points of an invitation at most; a longer block is prose."""

_OURS = r"(?:nos?|notre|votre|la|le|les|our|the|your|a|an|une?)"
_PAPER = (
    r"(?:newsletters?|lettres?(?: d'informations?)?|journal|infolettre|e-?mails?|alertes?|alerts?)"
)
_PLACES = r"(?:facebook|twitter|x|whatsapp|linkedin|telegram|bluesky|mastodon|instagram|threads|tiktok|youtube|e-?mail|courriel|mail|google news)"

# the reason, and patterns of which one must be the whole folded block
_WHOLE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "It invites to comment.",
        (
            r"(?:discuter|commenter|reagir|debattre)(?: (?:de|a|sur))?(?: cet| l')? ?(?:article|sujet)?",
            r"(?:laisser|ajouter|poster|ecrire) un commentaire",
            r"(?:voir|lire|afficher) (?:tous )?les commentaires",
            r"(?:\d+ )?(?:commentaires?|comments?|reactions?)(?: ?\(?\d+\)?)?",
            r"(?:leave|post|add|write) a (?:comment|reply)",
            r"(?:join|view) the (?:conversation|discussion|comments)",
            r"(?:view|show|read|see) (?:all )?(?:the )?(?:\d+ )?comments",
            r"discuss this (?:article|story)",
        ),
    ),
    (
        "It is for sharing or saving the article.",
        (
            rf"(?:partager|partagez|share|tweet(?:er|ez)?|pin)(?: (?:cet article|l'article|this(?: article| story)?|sur|on|via|par|by|it))*(?: {_PLACES}(?:[ ,|/·-]+(?:et |and )?{_PLACES})*)?",
            rf"{_PLACES}(?:[ ,|/·-]+(?:et |and )?{_PLACES})+",
            r"(?:imprimer|print|envoyer par (?:mail|e-mail|courriel)|email this(?: article)?|copier le lien|copy link|save(?: article| for later)?|enregistrer(?: l'article)?|offrir cet article|gift this article)",
        ),
    ),
    (
        "It asks to subscribe or to follow.",
        (
            rf"(?:sign up|subscribe|register)(?: now| today)?(?: (?:for|to|here))?(?: {_OURS})?(?: \w+){{0,4}}?(?: {_PAPER})(?: .{{0,80}})?",
            rf"(?:s'inscrire|inscrivez-vous|abonnez-vous|s'abonner|recevez|recevoir)(?: (?:gratuitement|des|maintenant|des maintenant))*(?: (?:a|pour))?(?: {_OURS})?(?: \w+){{0,4}}?(?: {_PAPER})(?: .{{0,80}})?",
            r"(?:abonnez-vous|s'abonner|je m'abonne|inscrivez-vous|subscribe|subscribe now|sign up|sign in|log in|se connecter|deja abonne ?\?.{0,40}|already a subscriber ?\?.{0,40})",
            rf"(?:suivre|suivez|follow)(?:-nous)?(?: (?:us|{_OURS}))?(?: (?:journal|newsletter|page|site|compte|account|actualite))?(?: (?:sur|on) .{{1,60}})?",
            r"(?:download|get|telechargez|telecharger) (?:our|the|notre|l')? ?(?:app|application)s?(?: .{0,60})?",
            r"cet article est reserve aux abonnes.{0,80}",
            r"(?:support|soutenez) (?:our|notre) (?:\w+ ){0,3}(?:journalism|journalisme|redaction|work|travail)",
        ),
    ),
    (
        "It is a heading of links to other articles.",
        (
            r"(?:autres|d'autres|plus d') ?(?:rapports|articles|actualites|infos|informations|sujets)(?: .{0,40})?",
            r"(?:articles|sujets|contenus|dossiers) (?:lies|similaires|connexes|associes|recommandes|les plus lus)",
            r"(?:related|more|other|recommended|latest|top|trending|popular) (?:articles?|stories|news|topics|content|links|headlines|reading|coverage)",
            r"(?:more from|more on|also in|a lire dans|dans la meme rubrique|sur le meme (?:sujet|theme)|a la une|les plus lus|most (?:read|popular|viewed)|you (?:may|might) also like|vous aimerez aussi|sponsored content|contenus? sponsorises?)(?: .{0,40})?",
        ),
    ),
    (
        "It is an advertisement's label.",
        (
            r"(?:-+ ?)?(?:advertisements?|advertising|publicites?|annonces?|ad|pub|sponsored|sponsorise|contenu partenaire|story continues below(?: advertisement)?|la suite apres (?:cette|la) publicite|article continues (?:below|after)(?: .{0,30})?)(?: ?-+)?",
        ),
    ),
    (
        "It is a notice of rights or of the site.",
        (
            r"(?:copyright|\(c\)|©)(?: |\(c\)|©)*(?:\d{4}|by|par)\b.{0,160}|(?:\(c\)|©).{1,160}",
            r".{0,120}(?:tous droits (?:de reproduction(?: et de representation)? )?reserves|all rights reserved)\b.{0,80}",
            r"(?:mentions legales|politique de confidentialite|conditions (?:generales|d'utilisation)|privacy policy|terms (?:of (?:use|service)|and conditions)|cookie (?:policy|settings)|gestion des cookies|(?:we|nous) (?:use|utilisons) (?:des )?cookies.{0,180})",
        ),
    ),
)  # fmt: skip

_ON = re.compile(
    r"(?:a )?(?:lire|voir|ecouter|decouvrir) (?:aussi|egalement|ensuite)(?: ?[:>»|-]+.*)?"
    r"|(?:a )?lire (?:aussi|egalement) .*"
    r"|(?:lire la suite|en savoir plus|read (?:more|on|next|also|the full (?:story|article))|"
    r"see also|also read|continue reading|click here|cliquez ici|watch|related)(?: ?[:>»|-]+.*)?"
)
_RULES = tuple((why, re.compile("|".join(f"(?:{one})" for one in all_))) for why, all_ in _WHOLE)
_AROUND = re.compile(r"^[\s>»›→▶*•|\[\]-]+|[\s>»›→▶*•|\[\].!…:]+$")


def invitation(words: str) -> str:
    """Why a block's words are an invitation or a notice and not text; "" where they are not.

    >>> invitation("Discuter de cet article")
    'It invites to comment.'
    >>> invitation("Il invite à discuter de cet article.")
    ''
    """
    if len(words) > MOST:
        return ""
    folded = _AROUND.sub("", fold(words))
    if not folded:
        return ""
    for why, pattern in _RULES:
        if pattern.fullmatch(folded):
            return why
    return "It leads to another article." if _ON.fullmatch(folded) else ""
