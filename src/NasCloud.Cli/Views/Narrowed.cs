using Spectre.Console.Rendering;

namespace NasCloud.Cli.Views;

/// <summary>A view that leaves the last columns of the console free.</summary>
/// <remarks>
/// A view that is redrawn in place leaves the cursor behind its last line; what the terminal echoes there (<c>^C</c>)
/// would begin a new line where the view fills the console, and the redrawing would miss its place by one.
/// </remarks>
internal sealed class Narrowed(IRenderable view, int columns) : Renderable
{
    protected override Measurement Measure(RenderOptions options, int maxWidth) => view.Measure(options, Left(maxWidth));

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => view.Render(options, Left(maxWidth));

    private int Left(int maxWidth) => Math.Max(1, maxWidth - columns);
}
