"""The XMP packet of an exported picture: that a machine made it, and the recipe that makes it again."""

import re
from html import escape, unescape

from tlgan_desktop import __version__

DIGITAL_SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
"""IPTC's term for media that a trained model made."""

PNG_XMP = "XML:com.adobe.xmp"
"""The key of the PNG text chunk that holds an XMP packet."""

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
    xmlns:tlgan="urn:tlgan-desktop:xmp:1.0/">
   <xmp:CreatorTool>TL-GAN Desktop {version}</xmp:CreatorTool>
   <Iptc4xmpExt:DigitalSourceType>{source_type}</Iptc4xmpExt:DigitalSourceType>{recipe}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

_RECIPE = re.compile(r"""tlgan:recipe(?:>([^<]*)<|\s*=\s*"([^"]*)"|\s*=\s*'([^']*)')""")


def xmp_packet(recipe_text: str | None) -> bytes:
    """The XMP packet of a picture, with its recipe where it has one."""
    element = (
        "" if recipe_text is None else f"\n   <tlgan:recipe>{escape(recipe_text, quote=False)}</tlgan:recipe>"
    )
    return _PACKET.format(version=__version__, source_type=DIGITAL_SOURCE_TYPE, recipe=element).encode()


def recipe_in_xmp(packet: bytes) -> str | None:
    """The recipe's text in an XMP packet, also one that another program wrote anew; None without one."""
    found = _RECIPE.search(packet.decode(errors="replace"))
    return None if found is None else unescape(next(text for text in found.groups() if text is not None))
