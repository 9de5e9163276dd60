using OxyPlot;

namespace NasCloud.Cli.Plots;

/// <summary>Measures text for pictures whose fonts are the viewer's: with room enough for wide ones.</summary>
internal sealed class TextMeasurer() : PdfRenderContext(0, 0, OxyColors.White)
{
    // Parts of the font's size.
    private const double CharacterWidth = 0.6, LineHeight = 1.25;

    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight) =>
        string.IsNullOrEmpty(text) ? OxySize.Empty : new(text.Length * CharacterWidth * fontSize, LineHeight * fontSize);
}
