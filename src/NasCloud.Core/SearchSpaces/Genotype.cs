using System.Globalization;
using System.Text.Json.Serialization;
using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces;

/// <summary>The choices made in a search space: for each decision the index of its option, or <see cref="Inactive"/>.</summary>
/// <remarks>Equal when the choices are; comparing and hashing cost one pass over them. In JSON it is the string of <see cref="ToString"/>.</remarks>
/// <param name="Choices">One entry a decision, in the space's order.</param>
[JsonConverter(typeof(GenotypeJsonConverter))]
public sealed record Genotype(ValueArray<int> Choices)
{
    /// <summary>The entry of a decision that other choices make irrelevant.</summary>
    public const int Inactive = -1;

    private const char Separator = '.';

    private const string InactiveText = "_";

    /// <summary>Reads the form that <see cref="ToString"/> writes, or one digit a decision without separators (<c>421211</c>).</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static Genotype Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains(Separator, StringComparison.Ordinal)
            ? new([.. WithoutLastPoint(text).Split(Separator).Select(choice => Choice(choice, text))])
            : new([.. text.Select(digit => Choice(digit.ToString(), text))]);
    }

    /// <summary>The choices with points between them and <c>_</c> for an inactive one: <c>2.0.1._.3</c>. A single choice from 10 on ends in a point: <c>12.</c></summary>
    public override string ToString()
    {
        var text = string.Join(Separator, Choices.Select(Text));
        // Without the point, Parse would read the digits of a single choice as one decision each.
        return Choices.Count == 1 && text.Length > 1 ? text + Separator : text;
    }

    private static string Text(int choice) =>
        choice == Inactive ? InactiveText : choice.ToString(CultureInfo.InvariantCulture);

    private static string WithoutLastPoint(string text) =>
        text.IndexOf(Separator, StringComparison.Ordinal) == text.Length - 1 ? text[..^1] : text;

    private static int Choice(string choice, string text)
    {
        if (choice == InactiveText)
            return Inactive;
        return int.TryParse(choice, NumberStyles.None, CultureInfo.InvariantCulture, out var option)
            ? option
            : throw new FormatException(
                $"'{text}' is not a genotype: '{choice}' is no choice. Expected option numbers from 0 or _ with points between them, such as 2.0.1._.3, or one digit a decision, such as 421211.");
    }
}
