"""The vocabulary of captions in markup: what publishers call a caption, a credit, a related story, a button.

Each is a class of words used across publishing systems and languages; no publisher is named.
"""

from __future__ import annotations

import re
from functools import lru_cache

CAPTION = re.compile(
    r"caption|cutline|\blegend(?:e|a|as|es)?\b|légende|bildunterschrift|bildtext|bildbeschreibung|\bbu\b|didascalia|"
    r"leyenda|pie (?:de )?(?:la )?foto|piefoto|piedefoto|pie (?:de )?imagen|epigrafe|epígrafe|bijschrift|onderschrift|"
    r"fotobijschrift|billedtekst|bildetekst|kuvateksti|popisek|podpis|\b(?:slide|carousel|gallery|photo|image|media|"
    r"figure|foto|img|picture|lightbox|bild)s? (?:\w+ )?(?:desc|description|descripcion|beschreibung)\b|"
    r"\b(?:slide|gallery|photo|image|foto|img|picture|bild)s? ?text\b"
)
# Words that make a "caption" something else: a button for it, a state of its container, subtitles, a table's heading, a
# video's title, the layers of a slider ("tp-caption" is the Revolution Slider's word for any of them).
NOT_CAPTION = re.compile(
    r"\b(?:toggle|button|btn|icon|control|controls|closed|subtitles?|track|has|no|without|with|vjs|jw|plyr|player|"
    r"table|hide|overlay trigger|trigger|videos?|close|expand|count|counter|number|alert|cookie|share|sharing|"
    r"transcripts?|file card|audio|podcast|poll|quiz|tp)\b"
)
CREDIT = re.compile(
    r"\b(?:credits?|creditline|bildnachweis|bildrechte|copyright|copyrights|photographers?|fotograf(?:o|a|en|ie)?|"
    r"photographe|fotografie|credito|creditos|crédit|crédits|crediti|attribution|quelle|bildquelle|fonte|fuente|bron|"
    r"source|byline|autor|author|auteur|autore|agency|agentur|agencia|rights|imagecredit|photocredit|fotocredit|"
    r"mediacredit|captioncredit|copyright ?holder|credit ?text|provider|contributors?|owner|fotograaf|fotógrafo|firma)\b|"
    r"credit$|"
    r"copyright$"
)
PICTURE_BOX = re.compile(
    r"\b(?:main|lead|hero|top|story|article|inline|zoom)?(?:photo|image|picture|foto|img|bild)s?\d{0,3}\b"
)
NOT_PICTURE_BOX = re.compile(r"\b(?:te?xt|share|sharing|social|player|video|avatar|author|logo|profile)\b")
BYLINE_BOX = re.compile(r"\b(?:article|story|post|entry) (?:attribution|byline|info|meta|author)\b")
# A portrait beside the name of who wrote the article: "author-box", "byline__image", "contributor-card".
AUTHOR_BOX = re.compile(
    r"\b(?:authors?|contributors?|columnists?)$|\bavatar\b|"
    r"\b(?:authors?|contributors?|columnists?|byline|writer|reporter|speaker) (?:bio|box|card|info|information|profile|"
    r"image|photo|picture|portrait|name|details|description|block|wrapper|container)$"
)
# Boxes of an article that quote it or invite to something else, and whose pictures are covers and logos.
INVITATION_BOX = re.compile(
    r"\b(?:audio|podcasts?|newsletters?|cta|call to action|promo|bookmark|products?|app download|sign ?up|donate|pull ?quotes?|quiz|poll)\b"
)
OVERLAY = re.compile(r"\b(?:overlay|lightbox|modal|popup|zoom|enlarged?|full ?size|full ?screen)\b")
FILM = re.compile(
    r"(?<!has )(?<!with )(?<!no )(?<!and )(?<!photo )(?<!photos )(?<!image )\bvideo(?: (?:caption|container|wrapper|embed|"
    r"box|figure|lede|media|lead))?$|\bvideo player\b"
)
PLAYLIST = re.compile(r"\bplay ?list\b")
STALL = re.compile(r"\b(?:products?|affiliate|shop|shopping)(?: (?:card|box|item|widget|embed|tile|link|list))\b")
HEADLINE = re.compile(r"\bhead(?:ing|line)s?\b")
MASTHEAD = re.compile(r"\bmast ?head\b")
GALLERY = re.compile(
    r"gallery|galler|galerie|galeria|galleria|galería|slideshow|slide show|carousel|diaporama|fotostrecke|"
    r"bildergalerie|photoessay|photo essay|swiper|slick|splide|flickity|lightbox group|fotogaleria|photostory|"
    r"photo story|bildstrecke|fotoserie|listicle"
)
ASIDE = re.compile(
    r"\b(?:related|recommended|recommendations?|recirc\w*|mostread|most (?:read|popular|viewed|shared|commented)|"
    r"popular|trending|teasers?|promos?|outbrain|taboola|sidebar|side bar|comments?|disqus|footer|nav|navbar|"
    r"navigation|menu|megamenu|newsletters?|sponsored|advertisement|advert|ad slot|read ?next|up ?next|next up|"
    r"see also|you may|you might|more (?:from|stories|news|like|on)|more in|also read|breadcrumbs?|subscribe|paywall|"
    r"masthead|cookie|topstories|top stories|latest|headlines|author bio|storylist|story list|cards? list|ultimas|"
    r"relacionad[ao]s|leermas|lees ook|leestips|verwandte|mehr zum thema|meistgelesen|mas leidas?|masleidas?|"
    r"correlat[ie]|articoli correlati|aussi|promobox|crp|yarpp|jp relatedposts)\b"
)
ASIDE_HEADING = re.compile(
    r"related(?: (?:stories|articles|news|content|topics|links|posts|coverage|reading|galleries|photos|videos|"
    r"items))?|recommended(?: .{0,30})?|most (?:read|popular|viewed|shared)(?: .{0,30})?|trending(?: .{0,20})?|"
    r"more (?:from|on|in|like|news|stories|top).{0,50}|more (?:stories|galleries|slideshows|videos|"
    r"headlines|articles|posts|reading|coverage)|read (?:next|more|also)|up next|what to read next|"
    r"you (?:may|might) (?:also )?(?:like|be interested).{0,30}|see also|(?:don.t|do not) miss|editor.s picks?|"
    r"top stories|latest(?: (?:news|stories|videos|headlines))?|popular(?: .{0,20})?|also (?:read|in the news|"
    r"on .{1,20})|sponsored.{0,30}|around the web|from around the web|promoted(?: stories)?|lesen sie auch|"
    r"mehr zum thema|das könnte sie auch interessieren|meistgelesen|weitere artikel|à lire aussi|lire aussi|"
    r"sur le même sujet|les plus lus|más noticias|te puede interesar|lo más (?:leído|visto)|lee también|"
    r"noticias relacionadas|leggi anche|articoli correlati|i più letti|leia (?:também|mais)|veja (?:também|mais)|"
    r"notícias relacionadas|mais lidas|lees ook|meest gelezen|gerelateerd|läs (?:också|mer)|les også|læs også|"
    r"lue myös|zobacz też|czytaj też|comments|\d+ comments|leave a comment",
    re.IGNORECASE,
)
HIDDEN = re.compile(
    r"\b(?:sr only|visually ?hidden|screen ?reader(?: text| only)?|off ?screen|hidden text|u hidden|"
    r"is hidden visually|a11y hidden|assistive text|vh)\b"
)
# What screen readers hear and a saved page shows: a label stays, for it says who took the picture; so does a notice.
KEPT_LABEL = re.compile(
    r"(?:image |photo |picture )?(?:credit|source|copyright|caption)s?\b.*|\W*opens (?:in )?(?:a )?new (?:tab|window)",
    re.IGNORECASE,
)
LABEL = re.compile(r"(?:photo|foto|credit|image|picture|bild|courtesy|copyright|crédit|source)\w*\b|©", re.IGNORECASE)
LIGHTBOX = re.compile(
    r"lightbox|fancybox|swipebox|colorbox|thickbox|magnific|mfp|photoswipe|lightgallery|prettyphoto|glightbox|shadowbox"
)

COUNTER = re.compile(
    r"[\[(]?(?:(?:photo|image|slide|picture|foto|bild) )?#?\d{1,4} ?(?:/|of|out of|de|von|di|sur|van) ?\d{1,4}[\])]?",
    re.IGNORECASE,
)
COUNTING = re.compile(r"\b(?:num|number|count|counter|index|position|nr)\b")

_BUTTON = (
    r"(?:click |tap |press )?(?:here )?(?:to )?(?:enlarge|zoom|expand|maximi[sz]e)(?: (?:this |the )?(?:image|photo|"
    r"picture|caption))?|(?:toggle|hide|show|close|open|read|view|expand|collapse|full) (?:the |full |photo |"
    r"image )*captions?|(?:view|see|show|open|click for|click to view) (?:the |this |image |photo |"
    r"picture )*(?:in )?(?:full[ -]?(?:size|screen)|larger|large|bigger|original)(?: size)?(?: (?:image|version|photo|"
    r"picture|view))?|(?:open|view|close) (?:the )?(?:image|photo|picture) (?:modal|in (?:full ?screen|lightbox|"
    r"a new window|new window|gallery))|open (?:the )?(?:image|modal|lightbox)|full ?screen|"
    r"enlarge(?: this)?(?: image| photo| icon)?|image icon|camera icon|zoom in|view gallery|open gallery|see gallery|"
    r"launch gallery|(?:view|see) all(?: \d+)?(?: photos| images)?|share(?: this)?(?: photo| image| on \w+)?|"
    r"send to \w+|tweet(?: this)?|pin(?: it)?|facebook|twitter|email|copy link|whatsapp|download(?: image| photo)?|print|save|"
    r"like|(?:buy|order|purchase) (?:now|here|reprints?|licen[sc]ing rights|(?:this )?(?:photo|image|print)s?)"
    r"(?:, opens (?:in )?(?:a )?new (?:tab|window))?|advertisement|ad|loading\W*|next|previous|prev|back|close|"
    r"play(?: video)?|pause|replay|skip(?: advert| ad)?|scroll(?: down| for more)?|swipe.{0,20}|more|less|read more|"
    r"show more|show less|learn more|\[?[+×x↗…]\]?|\[\.\.\.\]|i|ampliar(?: (?:foto|imagen|imagem))?|ver (?:foto|"
    r"imagen) (?:ampliada|completa)|agrandir(?: (?:l.image|la photo))?|bild vergrößern|vergrößern|bild(?:er)? öffnen|"
    r"in (?:der )?lightbox öffnen|ingrandisci|vergroot(?: afbeelding)?|publicidad|publicidade|publicité|pubblicità|"
    r"anzeige|advertentie|annons|reklama"
)
BUTTON = re.compile(rf"(?:{_BUTTON})[.!:]?", re.IGNORECASE)
_TRAILING = re.compile(
    r"(?:^|(?<=[\s.…)\]”\"']))(?:(?:toggle|hide|show) captions?|"
    r"(?:click (?:here )?)?(?:to )?enlarge(?: this)?(?: image| photo)?|view full[ -]?size|view larger(?: image)?|"
    r"(?:click|tap) to (?:enlarge|expand|zoom)|view image in full ?screen|open image modal|(?:click for )?full size|"
    r"buy photo)[.!]?$",
    re.IGNORECASE,
)
ENDS_AS_CAPTION = re.compile(
    r"(?:view full[ -]?size|view larger|click to (?:enlarge|zoom)|(?:toggle|hide) caption|enlarge this image)\W*$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:image|media|photo|picture) caption\s*[,:]?(?=\s)|(?:enlarge|open|expand) (?:this )?(?:image|"
    r"photo)\b(?: modal)?|image(?=\s+(?:image|credit)\b)|hide caption|view image in full ?screen|caption\s*:)\s*",
    re.IGNORECASE,
)
EMPTY = re.compile(
    r"\W{0,4}(?:(?:photo|image|picture|foto|bild|slide|video|caption|figure|gallery|credit|source|copyright|file|"
    r"illustration|graphic|media|audio|slideshow|imagen|imagem|legende|légende|n/?a|none|null|undefined|untitled|true|"
    r"false)s?[\s:]*)?(?:[\W\d_]*|\d+ ?(?:of|/|de|von|di|sur) ?\d+\W*|"
    r"\(\d+ (?:images|photos|pictures|slides|bilder|fotos)\))",
    re.IGNORECASE,
)
# What a page says of itself under a picture: "Sign up for our newsletter", "Presented by North Bank".
INVITATION = re.compile(
    r"(?:sign up|subscribe|register|join|follow|support|donate|get|download|try|shop|listen|watch|read|"
    r"click here)(?: (?:now|here|to|for|on|from|us|our|the|all|with))+ ?(?:free )?(?:[\w’'-]{1,20} ){0,4}"
    r"(?:newsletters?|apps?|alerts?|podcasts?|updates|channel|e-?paper|e-?edition|whatsapp|facebook|instagram|twitter|"
    r"telegram|google news|inbox)\b.{0,40}|(?:presented|sponsored|paid for|brought to you) by [^,;:]{1,40}|"
    r"in (?:partnership|association|collaboration) with [^,;:]{1,40}|"
    r"(?:paid|sponsored) content.{0,40}",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(r"\{\{.{0,80}?\}\}|<%.{0,80}?%>|\$\{[\w.]{1,80}\}")
_FILENAME = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|avif|tiff?)|(?:img|dsc|dscn|p|screenshot)[-_ ]?\d+\S*|\S*_\S*", re.IGNORECASE
)
_TWICE = re.compile(
    r"\b(credits?|copyright|photo(?:graph)? credit|image (?:source|credit|copyright)|photo by|photograph by|photo|"
    r"foto|source)\s?(?:[:…]|\.{3}|,)?\s+(?=\1\b)",
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
    """Whether ``text`` is no caption: a bare label, a counter, a button, the name of a file, an invitation, a template.

    >>> is_empty("Photo"), is_empty("Image 1 of 5"), is_empty("IMG_2041.jpg"), is_empty("Getty Images")
    (True, True, True, False)
    >>> is_empty("Sign up for our newsletter"), is_empty("{{title}}"), is_empty("Get the ball over the line")
    (True, True, False)
    """
    return bool(
        EMPTY.fullmatch(text)
        or BUTTON.fullmatch(text)
        or _FILENAME.fullmatch(text)
        or INVITATION.fullmatch(text)
        or _PLACEHOLDER.search(text)
    )
