using System.Globalization;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Cli.Views;

/// <summary>Shapes of values in words.</summary>
internal static class ShapeText
{
    /// <summary>The keys of an object, those of objects within it after their own.</summary>
    public static IEnumerable<ParameterText> Parameters(ObjectShape shape, string prefix = "")
    {
        foreach (var property in shape.Properties)
        {
            var path = prefix + property.Name;
            yield return new ParameterText(path, Allowed(property.Shape), property.Default, property.Required, property.Summary);
            foreach (var inner in Inner(property.Shape, path))
                yield return inner;
        }
    }

    /// <summary>What a value may be.</summary>
    public static string Allowed(Shape shape) => shape switch
    {
        IntegerShape integer => $"{(integer.OddOnly ? "odd" : "whole")} number{Range(integer)}",
        NumberShape number => $"number{Range(number)}",
        BooleanShape => "true or false",
        ChoiceShape choice => string.Join(" | ", choice.Options),
        TextShape text => text.Expected,
        DurationShape duration => $"duration, {Format.Duration(duration.Minimum)} to {Format.Duration(duration.Maximum)}",
        ListShape list => $"list of {Allowed(list.Item)}{Count(list)}",
        MapShape map => $"object of {Allowed(map.Value)}",
        VariantShape variant => $"object with name: {string.Join(" | ", variant.Cases.Select(each => each.Name))}",
        ObjectShape => "object",
        _ => "value",
    };

    private static IEnumerable<ParameterText> Inner(Shape shape, string path) => shape switch
    {
        ObjectShape inner => Parameters(inner, $"{path}."),
        ListShape { Item: var item } => Inner(item, $"{path}[]"),
        MapShape { Value: var value } => Inner(value, $"{path}.*"),
        VariantShape variant => variant.Cases.SelectMany(each => Parameters(each.Shape, $"{path}({each.Name}).")),
        _ => [],
    };

    private static string Range(IntegerShape shape) => (shape.Minimum, shape.Maximum) switch
    {
        (long.MinValue, long.MaxValue) => "",
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

    private static string Count(ListShape list) => (list.MinimumCount, list.MaximumCount) switch
    {
        (0, int.MaxValue) => "",
        (var least, int.MaxValue) => $", at least {least}",
        var (least, most) => $", {least} to {most} of them",
    };

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
