"""Read the words that say where people come from: "the West Bank", "Tulsa, Okla.", "the Nepalese special forces"."""

from __future__ import annotations

from captions.names import places
from captions.names.agencies import looks_like_organisation

# Services of a state: their people come from it ("U.S. Army soldiers"), as those of a club do not ("New York Yankees")
SERVICES = frozenset(
    """army navy marine marines armed bundeswehr legion air coast fish forest geological security national border secret special supreme house senate congress state embassy customs
    olympic forces police government parliament foreign federal space defense defence interior justice women's men's under-21 olympian""".split()
)


def service_origin(words: str) -> str | None:
    """The country of a service: "Royal Thai Army", "Nepalese special forces"."""
    tokens = words.removeprefix("Royal ").removeprefix("Imperial ").split()
    if tokens[-1].lower().rstrip("'’") not in SERVICES:
        return None  # "leader of the Scottish National Party"
    for count in (2, 1):
        if len(tokens) > count and tokens[count].lower() in SERVICES and places.state(" ".join(tokens[:count])) is None:
            origins = places.demonym(" ".join(tokens[:count]))
            if len(origins) == 1:
                return origins[0]
    return None


def origin_name(words: str) -> str | None:
    """The country, region or town that the words behind "from" or "of" name; a town keeps its state: "Tulsa, Okla."."""
    words = words.removeprefix("the ").rstrip(",")
    town, _, state = words.partition(", ")
    if state and places.state(state) is not None and places.country(town) is None:
        return words  # "of Tulsa, Okla.": as written
    words = words.rstrip(".")
    if state and places.country(state) is not None and places.country(town) is not None:
        return None  # "from Italy, Slovakia, Germany"
    if words in ("North", "South", "East", "West"):
        return None  # "of West 9th Street"
    if (service := service_origin(words)) is not None:
        return service
    for part in (words, words.split(",")[-1].strip(), words.split(",")[0]):
        if (name := places.origin_name(part)) is not None:
            return name
    if len(origins := places.demonym(words)) == 1:
        return origins[0]  # "from the Nepalese special forces"
    return words if places.is_place(words.split(",")[0]) and not looks_like_organisation(words) else None
