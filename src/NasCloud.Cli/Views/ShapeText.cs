using System.Globalization;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Cli.Views;

/// <summary>Shapes of values in words.</summary>
internal static class ShapeText
{
    /// <summary>The keys of an object that hold values, with the way to each: <c>layers.conv.kernel</c>.</summary>
    public static IEnumerable<ParameterText> Parameters(ObjectShape shape, string prefix = "") =>
        shape.Properties.SelectMany(property => Parameters(property, prefix + property.Name));

    /// <summary>What a value may be.</summary>
    public static string Allowed(Shape shape) => shape switch
    {
        IntegerShape integer => $"{(integer.OddOnly ? "an odd number" : "a whole number")}{Range(integer)}",
        NumberShape number => $"a number{Range(number)}",
        BooleanShape => "true or false",
        ChoiceShape choice => string.Join(" | ", choice.Options),
        TextShape text => text.Expected,
        ScalarShape => "a number, a string, or true or false",
        OpenShape open => $"{Allowed(open.Item)}; or a list of options, or a link such as $width",
        DurationShape duration => $"a duration, {Format.Duration(duration.Minimum)} to {Format.Duration(duration.Maximum)}",
        ListShape list => $"{Count(list)} {Items(list.Item)}",
        MapShape map => $"an object, each value {Allowed(map.Value)}",
        VariantShape variant => $"an object with the name {string.Join(" | ", variant.Cases.Select(each => each.Name))}",
        _ => "an object",
    };

    private static IEnumerable<ParameterText> Parameters(Property property, string path) =>
        Inner(property.Shape, path).DefaultIfEmpty(new ParameterText(path, Allowed(property.Shape), property.Default, property.Required, property.Summary));

    private static IEnumerable<ParameterText> Inner(Shape shape, string path) => shape switch
    {
        ObjectShape inner => Parameters(inner, $"{path}."),
        ListShape { Item: var item } => Inner(item, $"{path}[]"),
        MapShape { Value: var value } => Inner(value, $"{path}.*"),
        VariantShape variant => variant.Cases.SelectMany(each => Parameters(each.Shape, $"{path}({each.Name}).")),
        _ => [],
    };

    private static string Items(Shape shape) => shape switch
    {
        IntegerShape integer => $"{(integer.OddOnly ? "odd" : "whole")} numbers{Range(integer)}",
        NumberShape number => $"numbers{Range(number)}",
        BooleanShape => "of true, false",
        ChoiceShape choice => $"of {string.Join(", ", choice.Options)}",
        _ => $"values, each {Allowed(shape)}",
    };

    private static string Count(ListShape list) => (list.MinimumCount, list.MaximumCount) switch
    {
        (0, int.MaxValue) => "a list of",
        (1, int.MaxValue) => "one or more",
        (var least, int.MaxValue) => $"{least} or more",
        var (least, most) when least == most => $"{most}",
        var (least, most) => $"{least} to {most}",
    };

    private static string Range(IntegerShape shape) => (shape.Minimum, shape.Maximum) switch
    {
        (long.MinValue, >= int.MaxValue) => "",
        (var low, >= int.MaxValue) => $", at least {Format.Count(low)}",
        (long.MinValue, var high) => $", at most {Format.Count(high)}",
        var (low, high) => $", {Format.Count(low)} to {Format.Count(high)}",
    };

    private static string Range(NumberShape shape)
    {
        var low = double.IsInfinity(shape.Minimum) ? "" : $", {(shape.ExcludeMinimum ? "above" : "at least")} {Number(shape.Minimum)}";
        var high = double.IsInfinity(shape.Maximum) ? "" : $", {(shape.ExcludeMaximum ? "below" : "at most")} {Number(shape.Maximum)}";
        return low + high;
    }

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
