using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NasCloud.Cli.Hosting;

namespace NasCloud.Cli.Specs;

/// <summary>One <c>--set path=value</c>: <c>budget.trials=20</c>, <c>space.filters=[16,32]</c>, <c>strategy=random</c>.</summary>
/// <param name="Steps">The path: keys, and indices of lists.</param>
/// <param name="Value">What to put there; JSON where it is JSON, else a string.</param>
internal sealed partial record SpecOverride(IReadOnlyList<object> Steps, JsonNode? Value)
{
    /// <exception cref="CliException">It is not of that form.</exception>
    public static SpecOverride Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || !Form().IsMatch(text[..equals]))
            throw new CliException(ExitCode.Invalid, $"--set {text}: expected path=value, such as --set budget.trials=20 or --set objectives[0].goal=maximize.");
        return new SpecOverride([.. Step().Matches(text[..equals]).Select(ReadStep)], ReadValue(text[(equals + 1)..]));
    }

    /// <summary>Puts the value into a document, making the objects on the way that are not there.</summary>
    /// <exception cref="CliException">The path leads through something that has no such place.</exception>
    public void Apply(JsonObject document)
    {
        JsonNode place = document;
        for (var i = 0; i < Steps.Count - 1; i++)
            place = Descend(place, Steps[i]);
        switch (place, Steps[^1])
        {
            case (JsonObject target, string key):
                target[key] = Value?.DeepClone();
                break;
            case (JsonArray list, int index) when index < list.Count:
                list[index] = Value?.DeepClone();
                break;
            default:
                throw NoSuchPlace();
        }
    }

    private JsonNode Descend(JsonNode place, object step) => (place, step) switch
    {
        (JsonObject target, string key) => target[key] = Opened(target[key]),
        (JsonArray list, int index) when index < list.Count => list[index] = Opened(list[index]),
        _ => throw NoSuchPlace(),
    };

    // A bare name stands for the object of that name: "random" for { "name": "random" }.
    private JsonNode Opened(JsonNode? node) => node switch
    {
        null => new JsonObject(),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => new JsonObject { ["name"] = (string)value! },
        JsonValue => throw NoSuchPlace(),
        _ => node,
    };

    private CliException NoSuchPlace() => new(
        ExitCode.Invalid,
        $"--set {PathText()}: the spec has no such place. A path names keys with points between them and items of lists by their index, from 0.");

    private string PathText() => string.Concat(Steps.Select((step, i) => step switch
    {
        int index => string.Create(CultureInfo.InvariantCulture, $"[{index}]"),
        _ => i == 0 ? $"{step}" : $".{step}",
    }));

    private static object ReadStep(Match match) => match.Groups["index"] is { Success: true } index
        ? int.Parse(index.ValueSpan, CultureInfo.InvariantCulture)
        : match.Groups["key"].Value;

    private static JsonNode? ReadValue(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    [GeneratedRegex(@"\A[A-Za-z][\w-]*(\[\d{1,6}\]|\.[A-Za-z][\w-]*)*\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\[(?<index>\d+)\]|(?<key>[A-Za-z][\w-]*)")]
    private static partial Regex Step();
}
