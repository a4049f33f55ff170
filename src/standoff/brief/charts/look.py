"""How all charts look."""

from typing import Any

from standoff.brief.charts.svg import INK, LINK_BASE, RULE, SOFT

FONT = "system-ui, Helvetica, Arial, sans-serif"


def with_look(chart: Any) -> Any:
    """The chart in the dress of the house."""
    return (
        chart.configure(font=FONT, background="transparent", padding={"left": 28, "right": 28, "top": 6, "bottom": 6})
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=SOFT, titleColor=SOFT, domainColor=RULE, tickColor=RULE, gridColor=RULE, labelFontSize=12,
            titleFontSize=12, titleFontWeight="normal", labelSeparation=14,
        )
        .configure_header(labelColor=INK, labelFontSize=13, titleColor=INK)
        .configure_legend(labelColor=SOFT, titleColor=SOFT, labelFontSize=12, symbolStrokeColor=INK)
    )  # fmt: skip


def linked(address: str | None) -> str | None:
    """An address of the page, as the library takes it."""
    return None if address is None else LINK_BASE + address.removeprefix("/")
