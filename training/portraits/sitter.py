"""From the factors of a portrait to its scene."""

import math

import numpy as np

from training.portraits import colours
from training.portraits.beard import BeardHair, beard_part
from training.portraits.body import Landmarks
from training.portraits.camera import Camera, framed_side
from training.portraits.expression import UNITS, expression_weights
from training.portraits.factors import BALD, RESTS, Factors
from training.portraits.glasses import Glasses, GlassesStyle, Lens, model_glasses
from training.portraits.hair import Hair, hair_normals, place_masks
from training.portraits.light import Colour, Lamp, Lights, towards
from training.portraits.masks import BEARDS
from training.portraits.materials import Eye, Plain, Skin, Teeth
from training.portraits.obj import Floats
from training.portraits.part import Part
from training.portraits.people import macro_weights
from training.portraits.pose import Pose, rotation_vector, turn
from training.portraits.render import Scene
from training.portraits.shapes import all_shapes
from training.portraits.shirt import Cloth, neck_masks, shirt_part
from training.portraits.studio import Fitted, Studio

LAYER_BIAS = 0.06
"""Brows and lashes are drawn as if they were this much nearer, in decimetres, so that skin does not swallow them."""

EYE_SINK = np.array([0.0, 0.0, 0.014], np.float32)
"""Eyeballs are moved back by this, in decimetres, so that they don't show through the lids."""

LASHES: Colour = (0.012, 0.01, 0.01)
DARK_FROM = 0.55
BEARD_LENGTHS = {"stubble": 0.0, "full": 0.1, "goatee": 0.09, "moustache": 0.07}


class Sitter:
    """One person, seated: the shape of the head, its landmarks and its pose."""

    def __init__(self, studio: Studio, factors: Factors) -> None:
        self._studio, self._factors = studio, factors
        number = factors.number
        self.base = studio.morpher.morph(morph_weights(factors))
        self.marks: Landmarks = studio.body.landmarks(self.base)
        rotation = rotation_vector(number("head_yaw"), number("head_pitch"), number("head_roll"))
        self.pose = Pose(self.marks.neck, rotation)
        self.hair_colour = colours.hair_colour(number("hair_lightness"), number("hair_redness"), number("hair_grey"))

    def scene(self) -> Scene:
        """Everything in front of the camera."""
        parts = [*self._skin_and_shirt(), *self._eyes(), *self._teeth(), *self._brows_and_lashes()]
        parts += [*self._hair(), *self._glasses()]
        return Scene(parts, self._camera(), lights(self._factors), background(self._factors))

    def _camera(self) -> Camera:
        number, marks = self._factors.number, self.marks
        eyes = self.pose.apply(marks.eyes[None])[0]
        side = framed_side(marks.eye_distance, marks.eye_to_mouth, number("zoom"))
        return Camera(eyes, number("camera_distance"), side, number("shift"))

    def _skin_and_shirt(self) -> list[Part]:
        body, factors = self._studio.body, self._factors
        surface = body.surface
        fine = np.asarray(surface.positions @ self.base, np.float32)
        posed = self.pose.apply(fine)
        positions, normals = posed[surface.split], surface.normals(posed)[surface.split]
        style = factors.name("beard_style")
        masks = body.masks.copy()
        masks[:, 2] = body.beards[style] if style in body.beards else 0
        skin = Part(positions, normals, surface.uvs, surface.triangles, self._skin(style), masks)
        collar = Cloth(shirt_colour(factors), factors.name("collar"))
        places = neck_masks(fine[surface.split], self.marks.neck)
        parts = [skin, shirt_part(positions, normals, surface.uvs, surface.triangles, places, collar)]
        length = BEARD_LENGTHS.get(style, 0.0)
        if length:
            density = body.beards[style] * (0.35 + 0.65 * factors.number("beard_strength"))
            hair = BeardHair(self._studio.beard_field, self.hair_colour)
            parts.append(beard_part(positions, normals, surface.uvs, surface.triangles, density, length, hair))
        return parts

    def _skin(self, beard: str) -> Skin:
        number = self._factors.number
        covered = self._factors.name("hair_style") != BALD
        return Skin(
            detail=self._studio.skin_detail(self._studio.skins[self._skin_number()].path),
            tone=colours.skin_tone(number("dark_skin"), number("skin_warmth")),
            lips=colours.lipstick(number("lipstick_hue")),
            lip_strength=0.85 * number("lipstick"),
            stubble=0.0 if beard == "none" else 0.5 * number("beard_strength"),
            hair=colours.scaled(self.hair_colour, 0.6),
            scalp_hair=0.8 if covered else 0.0,
            oil=number("skin_oil"),
        )

    def _skin_number(self) -> int:
        """One of the skins of the right age, sex and tone; of the right age or sex where there is none."""
        number = self._factors.number
        age = "young" if number("age_years") < 38 else "middleage" if number("age_years") < 59 else "old"
        dark, female = number("dark_skin") > DARK_FROM, number("masculine") < 0.5
        skins = self._studio.skins
        scores = [
            4 * (skin.age == age) + 2 * (skin.female == female) + (skin.dark == dark) for skin in skins
        ]
        best = [place for place, score in enumerate(scores) if score == max(scores)]
        return best[min(int(number("skin_choice") * len(best)), len(best) - 1)]

    def _eyes(self) -> list[Part]:
        """Both eyeballs, turned to the camera and aside by the gaze, but not with the head."""
        fitted = next(iter(self._studio.eyes.values()), None)
        if fitted is None:
            return []
        picture = self._studio.picture(self._studio.eye_pictures[self._factors.name("eye_colour")])
        rest, surface = fitted.shape(self.base), fitted.surface
        gaze = rotation_vector(self._factors.number("gaze_yaw"), self._factors.number("gaze_pitch"), 0.0)
        left = rest[:, :1] > self.marks.eyes[0]
        centres = np.where(left, self.marks.left_eye, self.marks.right_eye).astype(np.float32)
        turned = turn(rest - centres, gaze) + self.pose.apply(centres - EYE_SINK)
        normals = surface.normals(turned)
        split = surface.split
        return [Part(turned[split], normals[split], surface.uvs, surface.triangles, Eye(picture), casts_shadow=False)]

    def _teeth(self) -> list[Part]:
        styles = self._studio.teeth
        if not styles or not self._mouth_opens():
            return []
        fitted = styles[self._factors.name("teeth_style")]
        return [self._card(fitted, Teeth(self._studio.picture(fitted.texture)), casts_shadow=False)]

    def _mouth_opens(self) -> bool:
        return any(self._factors.number(name) > 0 for name in ("smile", "mouth_open", "grin"))

    def _brows_and_lashes(self) -> list[Part]:
        factors, studio = self._factors, self._studio
        brow = colours.scaled(self.hair_colour, 1.1 - 0.9 * factors.number("brow_darkness"))
        parts = []
        for styles, name, colour, strength in (
            (studio.eyebrows, "eyebrow_style", brow, factors.number("brow_strength")),
            (studio.eyelashes, "eyelash_style", LASHES, 0.7),
        ):
            if styles:
                fitted = styles[factors.name(name)]
                material = Hair(studio.brow_shape(fitted.texture), colour, gloss=0.2, strength=strength, clears_face=False)
                parts.append(
                    self._card(fitted, material, translucent=True, depth_bias=LAYER_BIAS, casts_shadow=False)
                )
        return parts

    def _hair(self) -> list[Part]:
        style = self._factors.name("hair_style")
        if style == BALD:
            return []
        fitted = self._studio.hair[style]
        surface, rest = fitted.surface, fitted.shape(self.base)
        posed = self.pose.apply(rest)
        head = self.pose.apply(self.marks.head[None])[0]
        normals = hair_normals(posed, surface.normals(posed), head)
        material = Hair(self._studio.hair_shape(fitted.texture), self.hair_colour)
        masks = place_masks(rest, self.marks.eyes, self.marks.eye_distance)
        split = surface.split
        return [
            Part(
                posed[split],
                normals[split],
                surface.uvs,
                surface.triangles,
                material,
                masks[split],
                two_sided=True,
                translucent=True,
            )
        ]

    def _glasses(self) -> list[Part]:
        if not self._factors.number("glasses"):
            return []
        style = glasses_style(self._factors)
        model: Glasses = model_glasses(style, self.marks)
        plain, lens = Plain(style.frame, 3.0, 40.0), Lens(style.tint, style.alpha)
        parts = []
        for (points, normals, triangles), material in ((model.frame, plain), (model.lenses, lens)):
            posed = self.pose.apply(points)
            turned = turn(normals, self.pose.rotation)
            flat = np.zeros((len(points), 2), np.float32)
            dark = material is lens
            parts.append(
                Part(
                    posed, turned, flat, triangles, material, two_sided=True, translucent=dark, casts_shadow=not dark
                )
            )
        return parts

    def _card(
        self, fitted: Fitted, material: Hair | Teeth, *, translucent: bool = False, depth_bias: float = 0.0,
        casts_shadow: bool = True,
    ) -> Part:
        """A proxy in its place, turned with the head."""
        surface = fitted.surface
        posed = self.pose.apply(fitted.shape(self.base))
        normals = surface.normals(posed)
        return Part(
            posed[surface.split],
            normals[surface.split],
            surface.uvs,
            surface.triangles,
            material,
            two_sided=True,
            translucent=translucent,
            depth_bias=depth_bias,
            casts_shadow=casts_shadow,
        )


def morph_weights(factors: Factors) -> dict[str, float]:
    """The weights of all morph targets."""
    number, ancestry = factors.number, factors.ancestry
    weights = macro_weights(
        ancestry, number("masculine"), number("age_years"), number("muscle"), number("face_weight")
    )
    weights |= expression_weights({name: number(name) for name in UNITS}, ancestry)
    for shape in all_shapes():
        weights |= shape.weights(number(shape.name) + RESTS.get(shape.name, 0.0))
    return weights


def shirt_colour(factors: Factors) -> Colour:
    """The linear colour of the shirt."""
    return colours.hsv(*(factors.number(f"shirt_{part}") for part in ("hue", "saturation", "value")))


def background(factors: Factors) -> tuple[Colour, Colour, float]:
    """The two colours of the background, and the angle from one to the other."""
    hue, saturation, value = (factors.number(f"background_{part}") for part in ("hue", "saturation", "value"))
    gradient = factors.number("background_gradient")
    bright = colours.hsv(hue, saturation, value)
    dark = colours.hsv(hue, saturation, value * (1 - gradient))
    return bright, dark, factors.number("background_angle")


def lights(factors: Factors) -> Lights:
    """Key, fill and rim light."""
    number = factors.number
    azimuth, elevation, contrast = number("light_azimuth"), number("light_elevation"), number("light_contrast")
    tint = colours.lamp_colour(number("light_warmth"))
    strength = number("light_strength")
    key = colours.scaled(tint, strength * (0.76 + 0.36 * contrast))
    fill = colours.scaled((1.0, 1.0, 1.0), strength * (0.24 - 0.17 * contrast))
    rim = colours.scaled((1.0, 1.0, 1.0), 0.7 * number("rim_strength"))
    around = colours.mixed((1.0, 1.0, 1.0), background(factors)[0], 0.35)
    ambient = strength * (0.42 - 0.16 * contrast)
    return Lights(
        lamps=(
            Lamp(towards(azimuth, elevation), key, shadowed=True),
            Lamp(towards(-0.8 * math.copysign(1.0, azimuth), 0.15), fill),
            Lamp(towards(math.pi - 0.6 * azimuth - math.copysign(0.5, azimuth), 0.5), rim),
        ),
        above=colours.scaled(around, ambient),
        below=colours.scaled(around, 0.6 * ambient),
    )


def glasses_style(factors: Factors) -> GlassesStyle:
    """What the glasses are like."""
    number = factors.number
    dark = bool(number("glasses_dark"))
    frame = colours.mixed((0.012, 0.011, 0.012), (0.55, 0.42, 0.28), number("glasses_lightness") ** 1.5)
    return GlassesStyle(
        width=number("glasses_width"),
        height=number("glasses_height"),
        squareness=number("glasses_squareness"),
        thickness=number("glasses_thickness"),
        frame=frame,
        tint=(0.02, 0.02, 0.022) if dark else (0.75, 0.8, 0.85),
        alpha=0.9 if dark else 0.06,
    )


__all__ = ["BEARDS", "Sitter", "background", "lights", "morph_weights", "shirt_colour"]
