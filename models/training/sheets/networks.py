"""The networks: one that sees the sheet, one that finds its sides exactly. float32, NCHW."""

import torch
from torch import nn
from torch.nn import functional


def _conv(given: int, made: int, stride: int | tuple[int, int] = 1, size: int = 3) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(given, made, size, stride, size // 2, bias=False),
        nn.BatchNorm2d(made),
        nn.ReLU(inplace=True),
    )


class _Residual(nn.Module):
    """Two convolutions and a shortcut."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.first = _conv(width, width)
        self.second = nn.Sequential(
            nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width)
        )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """The same size."""
        return functional.relu(x + self.second(self.first(x)))


class SheetNet(nn.Module):
    """A small U-net over a padded picture.

    Takes (N, 4, H, W): blue, green, red about -1..1, and how near the middle of the picture a
    place is (1..0; -1 outside the picture); H and W multiples of 32. Gives logits at half size,
    (N, 3, H / 2, W / 2): sheet, its corners, its sides; and (N, 1): is there a sheet at all.
    """

    def __init__(self, widths: tuple[int, ...] = (16, 24, 48, 80, 112)) -> None:
        super().__init__()
        a, b, c, d, e = widths
        self.to_half = _conv(4, a, 2, 5)
        self.to_4th = nn.Sequential(_conv(a, b, 2), _conv(b, b))
        self.to_8th = nn.Sequential(_conv(b, c, 2), _Residual(c))
        self.to_16th = nn.Sequential(_conv(c, d, 2), _Residual(d), _Residual(d))
        self.to_32nd = nn.Sequential(_conv(d, e, 2), _Residual(e), _Residual(e))
        self.whole = nn.Conv2d(e, e, 1)
        self.up_16th, self.mix_16th = _conv(e, d, size=1), _conv(d, d)
        self.up_8th, self.mix_8th = _conv(d, c, size=1), _conv(c, c)
        self.up_4th, self.mix_4th = _conv(c, b, size=1), _conv(b, b)
        self.up_half, self.mix_half = _conv(b, a, size=1), _conv(a, a)
        self.out = nn.Conv2d(a, 3, 1)
        self.presence = nn.Sequential(nn.Linear(e, 32), nn.ReLU(), nn.Linear(32, 1))

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Maps and presence, as logits."""
        half = self.to_half(x)
        fourth = self.to_4th(half)
        eighth = self.to_8th(fourth)
        sixteenth = self.to_16th(eighth)
        deep = self.to_32nd(sixteenth)
        # Every place knows the whole picture: what fills the frame, whether anything is a sheet.
        pooled = deep.mean((2, 3), keepdim=True)
        deep = functional.relu(deep + self.whole(pooled))
        y = self.mix_16th(self._twice(self.up_16th(deep)) + sixteenth)
        y = self.mix_8th(self._twice(self.up_8th(y)) + eighth)
        y = self.mix_4th(self._twice(self.up_4th(y)) + fourth)
        y = self.mix_half(self._twice(self.up_half(y)) + half)
        presence = self.presence(deep.amax((2, 3)) * 0.5 + deep.mean((2, 3)))
        return self.out(y), presence

    @staticmethod
    def _twice(x: torch.Tensor) -> torch.Tensor:
        return functional.interpolate(x, scale_factor=2.0, mode="nearest")


class SidesNet(nn.Module):
    """Finds the paper's edge in strips along the sides of an outline.

    Takes (N, 7, 32, 64), strips as `models.strips` cuts them. Gives logits (N, 33, 32): for each
    second place along, at which of 32 depths the edge is, or (the last) that it is not there.
    """

    def __init__(self, width: int = 24) -> None:
        super().__init__()
        self.near = nn.Sequential(_conv(7, 16), _conv(16, width, stride=(1, 2)))
        self.wide = nn.Sequential(
            _spread(width, (1, 2)), _spread(width, (2, 4)), _spread(width, (1, 1))
        )
        self.line = nn.Conv2d(width, width, 1)
        self.after = nn.Sequential(_spread(width, (1, 4)), _spread(width, (1, 1)))
        self.depth = nn.Conv2d(width, 1, 1)
        self.nowhere = nn.Conv1d(2 * width, 1, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Logits of depths."""
        near = self.near(x)
        y = near + self.wide(near)
        # What lies at one depth all along the side: faint edges add up.
        y = functional.relu(y + self.line(y.mean(3, keepdim=True)))
        y = y + self.after(y)
        depths = self.depth(y)[:, 0]
        nowhere = self.nowhere(torch.cat([y.amax(2), y.mean(2)], 1))
        return torch.cat([depths, nowhere], 1)


def _spread(width: int, dilation: tuple[int, int]) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(width, width, 3, 1, dilation, dilation, bias=False),
        nn.BatchNorm2d(width),
        nn.ReLU(inplace=True),
    )
