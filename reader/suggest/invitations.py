"""Words that are never an article's own: to comment, share, subscribe, read on; notices of rights.

A block is one when all of it is such words, in English or French. One pattern a line, compared with
the folded block: no accents, no capitals, single spaces.
"""

from __future__ import annotations

import re

from reader.domain.folding import fold

MOST = 240
"""Code points of an invitation at most; a longer block is prose."""

_NAMED = {
    "OUR": r"(nos?|notre|votre|la|le|les|our|the|your|a|an|une?)",
    "PAPER": r"(newsletters?|lettres? d'informations?|journal|infolettre|e-?mails?|alert(e?s?))",
    "PLACE": r"(facebook|twitter|x|whatsapp|linkedin|telegram|bluesky|mastodon|instagram|threads"
    r"|tiktok|youtube|e-?mail|courriel|google news)",
}

_COMMENT = r"""
discuter|commenter|reagir|debattre
(discuter|debattre) de (cet article|ce sujet)
(commenter|reagir a) (cet article|l'article|ce sujet)
(laisser|ajouter|poster|ecrire) un commentaire
(voir|lire|afficher) (tous )?les commentaires
(\d+ )?(commentaires?|comments?|reactions?)( ?\(\d+\))?
(leave|post|add|write) a (comment|reply)
(join|view) the (conversation|discussion|comments)
(view|show|read|see) (all )?(the )?(\d+ )?comments
discuss this (article|story)
"""
_SHARE = r"""
(partage[rz]|share|tweete[rz]|pin)( (cet article|l'article|this( article| story)?|it))?
(partage[rz]|share)( (cet article|l'article|this( article| story)?|it))? (sur|on|via|par|by) PLACES
PLACE AND PLACES
imprimer|print|envoyer par (mail|e-mail|courriel)|email this( article)?|copier le lien|copy link
save( article| for later)?|enregistrer l'article|offrir cet article|gift this article
"""
_SUBSCRIBE = r"""
(sign up|subscribe|register)( now| today)? (for|to)( OUR)?( \w+){0,4} PAPER( .{0,80})?
(sign up|subscribe|register)( now| today| here)?|sign in|log in
(s'inscrire|inscrivez-vous|abonnez-vous|s'abonner)( gratuitement)? a( OUR)?( \w+){0,4} PAPER.{0,80}
(recevez|recevoir)( gratuitement)?( OUR)?( \w+){0,4} PAPER.{0,80}
inscrivez-vous|(je m'|s')?abonne(r|z-vous)?( maintenant| pour .{1,40})?|se connecter
(deja abonne|already a subscriber) ?\?.{0,40}
(suivre|suivez|suivez-nous|follow)( us| OUR)?( journal| newsletter| page| site)?
(suivre|suivez|suivez-nous|follow)( us| OUR)?( \w+){0,4} (sur|on) PLACES
(download|get|telecharge[rz]) (our|the|notre|l')? ?app(lication)?s?( .{0,60})?
cet article est reserve aux abonnes.{0,80}|this article is for subscribers.{0,80}
(support|soutenez) (our|notre) (\w+ ){0,3}(journalism|journalisme|redaction|work|travail)
"""
_LIST = r"""
(autres|d'autres|plus d') ?(rapports|articles|actualites|infos|informations|sujets)( \w+){0,4}
(articles|sujets|contenus|dossiers) (lies|similaires|connexes|associes|recommandes|les plus lus)
(related|more|recommended|latest|top|trending) (articles?|stories|news|topics|content|links)
(related|recommended|further) (reading|coverage)|you (may|might) also like|vous aimerez aussi
(more from|also in|a lire dans)( \w+){1,5}|more on this( story| topic)?|most (read|popular|viewed)
dans la meme rubrique|sur le meme (sujet|theme)|a la une|les plus lus
sponsored content|contenus? sponsorises?
"""
_AD = r"""
advertisements?|advertising|publicites?|annonces?|ad|pub|sponsored|sponsorise|contenu partenaire
(story|article) continues (below|after)( .{0,30})?|la suite apres (cette|la) publicite
"""
_RIGHTS = r"""
(copyright|\(c\)|©)( |\(c\)|©)*(\d{4}|by|par)\b.{0,160}
(\(c\)|©).{1,160}
.{0,120}\btous droits( de reproduction( et de representation)?)? reserves\b.{0,80}
.{0,120}\ball rights reserved\b.{0,80}
mentions legales|politique de confidentialite|conditions (generales|d'utilisation)|privacy policy
terms (of (use|service)|and conditions)|cookie (policy|settings)|gestion des cookies
(we use|nous utilisons des) cookies.{0,180}
"""
_ON = r"""
(a )?(lire|voir|ecouter|decouvrir) (aussi|egalement|ensuite)( ?[:>»|-]+.*)?
(a )?lire (aussi|egalement) .*
(lire la suite|en savoir plus|see also|also read|continue reading|watch|related)( ?[:>»|-]+.*)?
(read (more|on|next|also|the full (story|article)))( ?[:>»|-]+.*)?
click here|cliquez ici
"""


def _compiled(lines: str) -> re.Pattern[str]:
    some = lines.strip().replace("PLACES", r"PLACE( ?([,|/·-]|et|and)? ?PLACE)*")
    some = some.replace(" AND ", r" ?([,|/·-]|et|and)? ?")
    for name, pattern in _NAMED.items():
        some = some.replace(name, pattern)
    return re.compile("|".join(f"({line})" for line in some.split("\n")))


_RULES = (
    ("It invites to comment.", _compiled(_COMMENT)),
    ("It is for sharing or saving the article.", _compiled(_SHARE)),
    ("It asks to subscribe or to follow.", _compiled(_SUBSCRIBE)),
    ("It is a heading of links to other articles.", _compiled(_LIST)),
    ("It is an advertisement's label.", _compiled(_AD)),
    ("It is a notice of rights or of the site.", _compiled(_RIGHTS)),
    ("It leads to another article.", _compiled(_ON)),
)
_AROUND = re.compile(r"^[\s>»›→▶*•|\[\]-]+|[\s>»›→▶*•|\[\].!…:-]+$")


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
    return next((why for why, pattern in _RULES if pattern.fullmatch(folded)), "")
