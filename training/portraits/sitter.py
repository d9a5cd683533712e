"""From the factors of a portrait to its scene."""

import numpy as np

from training.portraits import colours
from training.portraits.assets import SkinFile
from training.portraits.beard import BeardHair, beard_part
from training.portraits.camera import Camera, framed_side
from training.portraits.factors import BALD, Factors
from training.portraits.glasses import Lens, TubeMesh, model_glasses
from training.portraits.hair import Hair, hair_normals, place_masks
from training.portraits.light import Colour
from training.portraits.materials import Eye, Plain, Skin, Teeth
from training.portraits.obj import Floats
from training.portraits.part import Material, Part
from training.portraits.pose import Pose, rotation_vector, turn
from training.portraits.render import Scene
from training.portraits.shirt import Cloth, neck_masks, shirt_part
from training.portraits.staging import background, glasses_style, lights, morph_weights, shirt_colour
from training.portraits.studio import Fitted, Studio

LAYER_BIAS = 0.06
"""Brows and lashes are drawn this much nearer, in decimetres, so that skin does not swallow them."""

EYE_SINK = np.array([0.0, 0.0, 0.014], np.float32)
"""Eyeballs are moved back by this, in decimetres, so that they don't show through the lids."""

LASHES: Colour = (0.012, 0.01, 0.01)
LASH_STRENGTH = 0.7
DARK_FROM = 0.55
"""Skin darker than this takes the picture of a dark skin."""

MIDDLE_AGE, OLD_AGE = 38, 59
BEARD_LENGTHS = {"full": 0.1, "goatee": 0.09, "moustache": 0.07}
"""In decimetres; stubble is painted on the skin."""

THINNEST_BEARD = 0.35
MOUTH_OPENERS = ("smile", "mouth_open", "grin")


class Sitter:
    """One person, seated: the shape of the head, its landmarks and its pose."""

    def __init__(self, studio: Studio, factors: Factors) -> None:
        self._studio, self._factors = studio, factors
        number = factors.number
        self._base = studio.morpher.morph(morph_weights(factors))
        self._marks = studio.body.landmarks(self._base)
        rotation = rotation_vector(number("head_yaw"), number("head_pitch"), number("head_roll"))
        self._pose = Pose(self._marks.neck, rotation)
        self._hair_colour = colours.hair_colour(
            number("hair_lightness"), number("hair_redness"), number("hair_grey")
        )

    def scene(self) -> Scene:
        """Everything in front of the camera."""
        parts = [*self._body(), *self._eyes(), *self._teeth(), *self._brows(), *self._lashes()]
        parts += [*self._hair(), *self._glasses()]
        return Scene(parts, self._camera(), lights(self._factors), background(self._factors))

    def _camera(self) -> Camera:
        number, marks = self._factors.number, self._marks
        eyes = self._pose.apply(marks.eyes[None])[0]
        side = framed_side(marks.eye_distance, marks.eye_to_mouth, number("zoom"))
        return Camera(eyes, number("camera_distance"), side, number("shift"))

    def _body(self) -> list[Part]:
        """Skin, shirt and beard, which share one surface."""
        body, factors = self._studio.body, self._factors
        surface, style = body.surface, factors.name("beard_style")
        rest = np.asarray(surface.positions @ self._base, np.float32)
        posed = self._pose.apply(rest)
        positions, normals = posed[surface.split], surface.normals(posed)[surface.split]
        masks = body.masks.copy()
        masks[:, 2] = body.beards.get(style, 0)
        skin = Part(positions, normals, surface.uvs, surface.triangles, self._skin(style), masks)
        places = neck_masks(rest[surface.split], self._marks.neck)
        parts = [skin, shirt_part(skin, places, Cloth(shirt_colour(factors), factors.name("collar")))]
        if style in BEARD_LENGTHS:
            share = THINNEST_BEARD + (1 - THINNEST_BEARD) * factors.number("beard_strength")
            hair = BeardHair(self._studio.beard_field, self._hair_colour)
            parts.append(beard_part(skin, body.beards[style] * share, BEARD_LENGTHS[style], hair))
        return parts

    def _skin(self, beard: str) -> Skin:
        number = self._factors.number
        covered = self._factors.name("hair_style") != BALD
        return Skin(
            detail=self._studio.skin_detail(self._skin_file().path),
            tone=colours.skin_tone(number("dark_skin"), number("skin_warmth")),
            lips=colours.lipstick(number("lipstick_hue")),
            lip_strength=0.85 * number("lipstick"),
            stubble=0.0 if beard == "none" else 0.5 * number("beard_strength"),
            hair=colours.scaled(self._hair_colour, 0.6),
            scalp_hair=0.8 if covered else 0.0,
            oil=number("skin_oil"),
        )

    def _skin_file(self) -> SkinFile:
        """A skin of the right age, sex and tone, or what comes nearest."""
        number, skins = self._factors.number, self._studio.skins
        years = number("age_years")
        age = "young" if years < MIDDLE_AGE else "middleage" if years < OLD_AGE else "old"
        dark, female = number("dark_skin") > DARK_FROM, number("masculine") < 0.5
        scores = [4 * (skin.age == age) + 2 * (skin.female == female) + (skin.dark == dark) for skin in skins]
        best = [skin for skin, score in zip(skins, scores, strict=True) if score == max(scores)]
        return best[min(int(number("skin_choice") * len(best)), len(best) - 1)]

    def _eyes(self) -> list[Part]:
        """Both eyeballs, turned to the camera and aside by the gaze, but not with the head."""
        fitted = next(iter(self._studio.eyes.values()), None)
        if fitted is None:
            return []
        number, marks = self._factors.number, self._marks
        picture = self._studio.picture(self._studio.eye_pictures[self._factors.name("eye_colour")])
        rest = fitted.shape(self._base)
        left = rest[:, :1] > marks.eyes[0]
        centres = np.where(left, marks.left_eye, marks.right_eye).astype(np.float32)
        gaze = rotation_vector(number("gaze_yaw"), number("gaze_pitch"), 0.0)
        turned = turn(rest - centres, gaze) + self._pose.apply(centres - EYE_SINK)
        return [_drawn(fitted, turned, Eye(picture), casts_shadow=False)]

    def _teeth(self) -> list[Part]:
        styles = self._studio.teeth
        if not styles or not any(self._factors.number(name) for name in MOUTH_OPENERS):
            return []
        fitted = styles[self._factors.name("teeth_style")]
        material = Teeth(self._studio.picture(fitted.texture))
        return [_drawn(fitted, self._posed(fitted), material, two_sided=True, casts_shadow=False)]

    def _brows(self) -> list[Part]:
        number = self._factors.number
        if not self._studio.eyebrows:
            return []
        colour = colours.scaled(self._hair_colour, 1.1 - 0.9 * number("brow_darkness"))
        fitted = self._studio.eyebrows[self._factors.name("eyebrow_style")]
        return [self._layer(fitted, colour, number("brow_strength"))]

    def _lashes(self) -> list[Part]:
        if not self._studio.eyelashes:
            return []
        fitted = self._studio.eyelashes[self._factors.name("eyelash_style")]
        return [self._layer(fitted, LASHES, LASH_STRENGTH)]

    def _layer(self, fitted: Fitted, colour: Colour, strength: float) -> Part:
        """Short hair that lies on the skin."""
        shape = self._studio.brow_shape(fitted.texture)
        material = Hair(shape, colour, gloss=0.2, strength=strength, clears_face=False)
        return _drawn(
            fitted,
            self._posed(fitted),
            material,
            two_sided=True,
            translucent=True,
            depth_bias=LAYER_BIAS,
            casts_shadow=False,
        )

    def _hair(self) -> list[Part]:
        style = self._factors.name("hair_style")
        if style == BALD:
            return []
        fitted, marks = self._studio.hair[style], self._marks
        material = Hair(self._studio.hair_shape(fitted.texture), self._hair_colour)
        rest = fitted.shape(self._base)
        posed = self._pose.apply(rest)
        head = self._pose.apply(marks.head[None])[0]
        return [
            _drawn(
                fitted,
                posed,
                material,
                normals=hair_normals(posed, fitted.surface.normals(posed), head),
                masks=place_masks(rest, marks.eyes, marks.eye_distance),
                two_sided=True,
                translucent=True,
            )
        ]

    def _glasses(self) -> list[Part]:
        if not self._factors.number("glasses"):
            return []
        style = glasses_style(self._factors)
        frame, lenses = model_glasses(style, self._marks)
        return [
            self._worn(frame, Plain(style.frame, 3.0, 40.0)),
            self._worn(lenses, Lens(style.tint, style.alpha), translucent=True),
        ]

    def _worn(self, mesh: TubeMesh, material: Material, *, translucent: bool = False) -> Part:
        return Part(
            self._pose.apply(mesh.positions),
            turn(mesh.normals, self._pose.rotation),
            np.zeros((len(mesh.positions), 2), np.float32),
            mesh.triangles,
            material,
            two_sided=True,
            translucent=translucent,
            casts_shadow=not translucent,
        )

    def _posed(self, fitted: Fitted) -> Floats:
        return self._pose.apply(fitted.shape(self._base))


def _drawn(
    fitted: Fitted,
    positions: Floats,
    material: Material,
    *,
    normals: Floats | None = None,
    masks: Floats | None = None,
    two_sided: bool = False,
    translucent: bool = False,
    depth_bias: float = 0.0,
    casts_shadow: bool = True,
) -> Part:
    """A proxy at positions (n, 3), its vertices doubled where its picture has seams."""
    surface, split = fitted.surface, fitted.surface.split
    normals = surface.normals(positions) if normals is None else normals
    return Part(
        positions[split],
        normals[split],
        surface.uvs,
        surface.triangles,
        material,
        None if masks is None else masks[split],
        two_sided,
        translucent,
        depth_bias,
        casts_shadow,
    )
