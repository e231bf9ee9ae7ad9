"""How a picture is seen by people with colour blindness or printed in gray, and how far two colours
are apart for the eye."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

WAYS = ("protanopia", "deuteranopia", "tritanopia", "gray")

TO_XYZ = np.array(
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], np.float64
)
"""Of linear sRGB (IEC 61966-2-1); its second row is the luminance."""

# Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision
# deficiency", 2009: linear RGB at severity 1.0.
MACHADO = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
}

# Their model is not made for tritanopia. For it Brettel, Viénot and Mollon, "Computerized
# simulation of color appearance for dichromats", 1997: what is seen lies on two half planes that
# meet in the grays and go through the hues of 485 and 660 nm, which tritanopes see as others do.
# Cones as Smith and Pokorny have them (1975), from tristimulus values.
TO_CONES = np.array(
    [[0.15514, 0.54312, -0.03286], [-0.15514, 0.45684, 0.03286], [0.0, 0.0, 0.01608]], np.float64
)
ANCHORS = {485: (0.05795, 0.1693, 0.6162), 660: (0.1649, 0.0610, 0.0)}
"""The CIE 1931 observer's tristimulus values of two wavelengths (nm)."""


def linear(rgb: npt.ArrayLike) -> Floats:
    """Bytes of sRGB as shares of light."""
    share = np.asarray(rgb, np.float64) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def luminance(rgb: npt.ArrayLike) -> Floats:
    """WCAG's relative luminance."""
    return linear(rgb) @ TO_XYZ[1]


def contrast(one: npt.ArrayLike, other: npt.ArrayLike) -> float:
    """WCAG's ratio, from 1 to 21."""
    dark, light = sorted((float(luminance(one)), float(luminance(other))))
    return (light + 0.05) / (dark + 0.05)


def seen(rgb: npt.ArrayLike, way: str) -> Floats:
    """Bytes of sRGB (..., 3) as CIELAB (..., 3), the white being sRGB's, seen in one of the WAYS,
    or as it is."""
    light = linear(rgb)
    if way == "gray":
        light = np.repeat((light @ TO_XYZ[1])[..., None], 3, axis=-1)
    elif way == "tritanopia":
        light = _tritanopia(light)
    elif way in MACHADO:
        light = light @ np.array(MACHADO[way]).T
    # what a screen cannot show is cut off, as the simulations do
    return _lab(np.clip(light, 0.0, 1.0))


def _tritanopia(light: Floats) -> Floats:
    to_cones = TO_CONES @ TO_XYZ
    cones = light @ to_cones.T
    white = to_cones @ np.ones(3)
    # on which side of the grays: redder than those, or greener
    redder = cones[..., 0] * white[1] > cones[..., 1] * white[0]
    blue = np.empty(cones.shape[:-1])
    for wavelength, side in ((485, ~redder), (660, redder)):
        plane = np.cross(white, TO_CONES @ np.array(ANCHORS[wavelength]))
        blue[side] = (-(cones[..., :2] @ plane[:2]) / plane[2])[side]
    cones = np.concatenate([cones[..., :2], blue[..., None]], axis=-1)
    return cones @ np.linalg.inv(to_cones).T


def _lab(light: Floats) -> Floats:
    xyz = light @ TO_XYZ.T / TO_XYZ.sum(axis=1)
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    x, y, z = f[..., 0], f[..., 1], f[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def distance(one: Floats, other: Floats) -> Floats:
    """CIEDE2000 of CIELAB colours (..., 3), as Sharma, Wu and Dalal write it (2005): 1 is barely
    seen side by side, 10 at a glance."""
    (l1, a1, b1), (l2, a2, b2) = np.moveaxis(one, -1, 0), np.moveaxis(other, -1, 0)
    middle = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    stretch = 1.5 - 0.5 * np.sqrt(middle**7 / (middle**7 + 25.0**7))
    a1, a2 = stretch * a1, stretch * a2
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = (np.degrees(np.arctan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    gray = c1 * c2 == 0
    apart = np.where(np.abs(h2 - h1) <= 180, h2 - h1, h2 - h1 - 360 * np.sign(h2 - h1))
    dl, dc = l2 - l1, c2 - c1
    dh = np.where(gray, 0.0, 2 * np.sqrt(c1 * c2) * np.sin(np.radians(apart / 2)))
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    # the mean hue goes the short way round
    across = np.where(np.abs(h2 - h1) <= 180, 0, np.where(h1 + h2 < 360, 180, -180))
    hue = np.where(gray, h1 + h2, (h1 + h2) / 2 + across)
    t = (
        1
        - 0.17 * np.cos(np.radians(hue - 30))
        + 0.24 * np.cos(np.radians(2 * hue))
        + 0.32 * np.cos(np.radians(3 * hue + 6))
        - 0.20 * np.cos(np.radians(4 * hue - 63))
    )
    sl = 1 + 0.015 * (lightness - 50) ** 2 / np.sqrt(20 + (lightness - 50) ** 2)
    sc, sh = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    turned = 30 * np.exp(-(((hue - 275) / 25) ** 2))
    rc = 2 * np.sqrt(chroma**7 / (chroma**7 + 25.0**7))
    rt = -np.sin(np.radians(2 * turned)) * rc
    c, h = dc / sc, dh / sh
    return np.sqrt(np.maximum((dl / sl) ** 2 + c**2 + h**2 + rt * c * h, 0.0))
