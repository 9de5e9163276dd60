namespace NasCloud.Core.Specs.Shapes;

/// <summary>A value that can be left open: one value, a list of options, or a link to a decision that is made elsewhere.</summary>
/// <remarks>
/// Validated, it is the list of its options, of one where it is fixed, or the string of the link: <c>$width</c>, or of
/// numbers a multiple or part, <c>$width*2</c>. Whether there is such a decision, the object around it checks.
/// </remarks>
/// <param name="Item">What the value or an option may be; a scalar.</param>
public sealed record OpenShape(Shape Item) : Shape
{
    /// <summary>How links are written.</summary>
    internal const string LinkPattern = @"\$[A-Za-z][A-Za-z0-9]*(?:[*/][1-9][0-9]{0,3})?";

    /// <summary>The list of options.</summary>
    internal ListShape Options => new(Item, MinimumCount: 1, Distinct: true);
}
