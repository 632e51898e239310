"""The vocabulary of captions in markup: what publishers call a caption, a credit, a related story, a button.

Each is a class of words used across publishing systems and languages; no publisher is named.
"""

from __future__ import annotations

import re
from functools import lru_cache

CAPTION = re.compile(
    r"caption|cutline|\blegend(?:e|a|as|es)?\b|légende|bildunterschrift|bildtext|bildbeschreibung|\bbu\b|didascalia|leyenda|"
    r"pie (?:de )?(?:la )?foto|piefoto|piedefoto|pie (?:de )?imagen|epigrafe|epígrafe|bijschrift|onderschrift|fotobijschrift|"
    r"billedtekst|bildetekst|kuvateksti|popisek|podpis|photo desc(?:ription)?|image desc(?:ription)?|foto desc(?:ripcion)?|"
    r"slide desc(?:ription)?|slide text|photo text|image text|img desc|tr caption|media desc(?:ription)?|gallery desc(?:ription)?"
)
# Words that make a "caption" something else: a button for it, a state of its container, subtitles, a table's heading.
NOT_CAPTION = re.compile(
    r"\b(?:toggle|button|btn|icon|control|controls|closed|subtitles?|track|has|no|without|with|vjs|jw|plyr|player|table|hide|"
    r"overlay trigger|trigger|video meta|close|expand|count|counter|number|alert|cookie)\b"
)
CREDIT = re.compile(
    r"\b(?:credits?|creditline|bildnachweis|bildrechte|copyright|copyrights|photographers?|fotograf(?:o|a|en|ie)?|photographe|"
    r"fotografie|credito|creditos|crédit|crédits|crediti|attribution|quelle|bildquelle|fonte|fuente|bron|source|byline|autor|"
    r"author|auteur|autore|agency|agentur|agencia|rights|imagecredit|photocredit|fotocredit|mediacredit|captioncredit|"
    r"copyright ?holder|credit ?text|provider|owner|fotograaf|fotógrafo|firma)\b|credit$|copyright$"
)
GALLERY = re.compile(
    r"gallery|galler|galerie|galeria|galleria|galería|slideshow|slide show|carousel|diaporama|fotostrecke|bildergalerie|photoessay|"
    r"photo essay|swiper|slick|splide|flickity|lightbox group|fotogaleria|photostory|photo story|bildstrecke|fotoserie|listicle"
)
ASIDE = re.compile(
    r"\b(?:related|recommended|recommendations?|recirc\w*|mostread|most (?:read|popular|viewed|shared|commented)|popular|trending|"
    r"teasers?|promos?|outbrain|taboola|sidebar|side bar|comments?|disqus|footer|nav|navbar|navigation|menu|megamenu|newsletters?|"
    r"sponsored|advertisement|advert|ad slot|read ?next|up ?next|next up|see also|you may|you might|more (?:from|stories|news|like|on)|"
    r"more in|also read|breadcrumbs?|subscribe|paywall|masthead|cookie|topstories|top stories|latest|headlines|author bio|"
    r"storylist|story list|cards? list|ultimas|relacionad[ao]s|leermas|lees ook|leestips|verwandte|"
    r"mehr zum thema|meistgelesen|mas leidas?|masleidas?|correlat[ie]|articoli correlati|aussi|promobox|crp|yarpp|jp relatedposts)\b"
)
ASIDE_HEADING = re.compile(
    r"related(?: (?:stories|articles|news|content|topics|links|posts|coverage|reading|galleries|photos|videos|items))?"
    r"|recommended(?: .{0,30})?|most (?:read|popular|viewed|shared)(?: .{0,30})?|trending(?: .{0,20})?|more (?:from|on|in|like|news|stories|top).{0,50}"
    r"|more stories|read (?:next|more|also)|up next|what to read next|you (?:may|might) (?:also )?(?:like|be interested).{0,30}|see also"
    r"|(?:don.t|do not) miss|editor.s picks?|top stories|latest(?: (?:news|stories|videos|headlines))?|popular(?: .{0,20})?|also (?:read|in the news|on .{1,20})|sponsored.{0,30}"
    r"|around the web|from around the web|promoted(?: stories)?|lesen sie auch|mehr zum thema|das könnte sie auch interessieren|meistgelesen"
    r"|weitere artikel|à lire aussi|lire aussi|sur le même sujet|les plus lus|más noticias|te puede interesar|lo más (?:leído|visto)|lee también"
    r"|noticias relacionadas|leggi anche|articoli correlati|i più letti|leia (?:também|mais)|veja (?:também|mais)|notícias relacionadas"
    r"|mais lidas|lees ook|meest gelezen|gerelateerd|läs (?:också|mer)|les også|læs også|lue myös|zobacz też|czytaj też|comments|\d+ comments|leave a comment",
    re.IGNORECASE,
)
HIDDEN = re.compile(
    r"\b(?:sr only|visually ?hidden|screen ?reader(?: text| only)?|off ?screen|hidden text|u hidden|is hidden visually|a11y hidden|assistive text|vh)\b"
)
# A label that screen readers hear and that says what follows: it stays, for it says who took the picture.
KEPT_LABEL = re.compile(r"(?:image |photo |picture )?(?:credit|source|copyright|caption)s?\b.*", re.IGNORECASE)
LABEL = re.compile(r"(?:photo|foto|credit|image|picture|bild|courtesy|copyright|crédit|source)\w*\b|©", re.IGNORECASE)
LIGHTBOX = re.compile(r"lightbox|fancybox|swipebox|colorbox|thickbox|magnific|mfp|photoswipe|lightgallery|prettyphoto|glightbox|shadowbox")

COUNTER = re.compile(r"(?:(?:photo|image|slide|picture|foto|bild) )?#?\d{1,4} ?(?:/|of|out of|de|von|di|sur|van) ?\d{1,4}", re.IGNORECASE)
COUNTING = re.compile(r"\b(?:num|number|count|counter|index|position|nr)\b")

_BUTTON = (
    r"(?:click |tap |press )?(?:here )?(?:to )?(?:enlarge|zoom|expand|maximi[sz]e)(?: (?:this |the )?(?:image|photo|picture|caption))?"
    r"|(?:toggle|hide|show|close|open|read|view|expand|collapse|full) (?:the |full |photo |image )*captions?"
    r"|(?:view|see|show|open|click for|click to view) (?:the |this |image |photo |picture )*(?:in )?(?:full[ -]?(?:size|screen)|larger|large|bigger|original)"
    r"(?: size)?(?: (?:image|version|photo|picture|view))?"
    r"|(?:open|view|close) (?:the )?(?:image|photo|picture) (?:modal|in (?:full ?screen|lightbox|a new window|new window|gallery))|open (?:the )?(?:image|modal|lightbox)"
    r"|full ?screen|enlarge(?: this)?(?: image| photo| icon)?|image icon|camera icon|zoom in|view gallery|open gallery|see gallery|launch gallery|(?:view|see) all(?: \d+)?(?: photos| images)?"
    r"|share(?: this)?(?: photo| image| on \w+)?|tweet(?: this)?|pin(?: it)?|facebook|twitter|email|copy link|whatsapp|download(?: image| photo)?|print|save|like|buy (?:this )?(?:photo|image|print)s?"
    r"|advertisement|ad|loading\W*|next|previous|prev|back|close|play(?: video)?|pause|replay|skip(?: advert| ad)?|scroll(?: down| for more)?|swipe.{0,20}"
    r"|more|less|read more|show more|show less|learn more|\[?[+×x↗…]\]?|\[\.\.\.\]|i"
    r"|ampliar(?: (?:foto|imagen|imagem))?|ver (?:foto|imagen) (?:ampliada|completa)|agrandir(?: (?:l.image|la photo))?|bild vergrößern|vergrößern|bild(?:er)? öffnen|in (?:der )?lightbox öffnen"
    r"|ingrandisci|vergroot(?: afbeelding)?|publicidad|publicidade|publicité|pubblicità|anzeige|advertentie|annons|reklama"
)
BUTTON = re.compile(rf"(?:{_BUTTON})[.!]?", re.IGNORECASE)
_TRAILING = re.compile(
    r"(?:^|(?<=[\s.…)\]”\"']))(?:(?:toggle|hide|show) captions?|(?:click (?:here )?)?(?:to )?enlarge(?: this)?(?: image| photo)?|view full[ -]?size|view larger(?: image)?"
    r"|(?:click|tap) to (?:enlarge|expand|zoom)|view image in full ?screen|open image modal|(?:click for )?full size|buy photo)[.!]?$",
    re.IGNORECASE,
)
ENDS_AS_CAPTION = re.compile(
    r"(?:view full[ -]?size|view larger|click to (?:enlarge|zoom)|(?:toggle|hide) caption|enlarge this image)\W*$", re.IGNORECASE
)
_LEADING = re.compile(
    r"^(?:(?:image|media|photo|picture) caption\s*[,:]?(?=\s)|(?:enlarge|open|expand) (?:this )?(?:image|photo)\b(?: modal)?|"
    r"image(?=\s+(?:image|credit)\b)|hide caption|view image in full ?screen|caption\s*:)\s*",
    re.IGNORECASE,
)
EMPTY = re.compile(
    r"(?:(?:photo|image|picture|foto|bild|slide|video|caption|figure|gallery|credit|source|copyright|getty|file|illustration|"
    r"graphic|media|audio|imagen|imagem|legende|légende|n/?a|none|null|undefined|untitled|true|false)s?[\s:]*)?"
    r"(?:[\W\d_]*|\d+ ?(?:of|/|de|von|di|sur) ?\d+)",
    re.IGNORECASE,
)
_FILENAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|avif|tiff?)|(?:img|dsc|dscn|p|screenshot)[-_ ]?\d+\S*|\S*_\S*", re.IGNORECASE)
_TWICE = re.compile(
    r"\b(credits?|copyright|photo(?:graph)? credit|image (?:source|credit|copyright)|photo by|photograph by|photo|foto|source)"
    r"\s?(?:[:…]|\.{3}|,)?\s+(?=\1\b)",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SEPARATOR = re.compile(r"[^0-9a-zA-ZÀ-ÿ]+")


@lru_cache(maxsize=16_384)
def words_in(names: str) -> str:
    """The words of class and attribute names, in lower case, parted by spaces.

    >>> words_in("c-figure__captionText wp-caption-text")
    'c figure caption text wp caption text'
    """
    return _SEPARATOR.sub(" ", _CAMEL.sub(" ", names)).strip().lower()


def undoubled(text: str) -> str:
    """``text`` without buttons at its ends, a label said twice, a credit said twice.

    >>> undoubled("Image caption, A fire. Credit Credit: Ann Lee/AP Ann Lee/AP hide caption")
    'A fire. Credit: Ann Lee/AP'
    """
    before = None
    while before != text:
        before = text
        text = _LEADING.sub("", _TRAILING.sub("", text).rstrip())
    return _tail_once(_TWICE.sub("", text))


def _tail_once(text: str) -> str:
    parts = text.split(" ")
    for size in range(min(len(parts) // 2, 14), 0, -1):
        tail, ahead = parts[-size:], parts[-2 * size : -size]
        same = " ".join(tail).strip(" ().") == " ".join(ahead).strip(" ().")
        if same and len(" ".join(tail)) > 5 and not tail[0].islower():
            return " ".join(parts[:-size])
    return text


def is_empty(text: str) -> bool:
    """Whether ``text`` is no caption: a bare label, a counter, a button, the name of a file.

    >>> is_empty("Photo"), is_empty("Image 1 of 5"), is_empty("IMG_2041.jpg"), is_empty("Getty Images")
    (True, True, True, False)
    """
    return bool(EMPTY.fullmatch(text) or BUTTON.fullmatch(text) or _FILENAME.fullmatch(text))
