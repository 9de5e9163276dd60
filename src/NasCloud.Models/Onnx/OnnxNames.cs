namespace NasCloud.Models.Onnx;

/// <summary>What the inputs, outputs and notes of exported networks are called.</summary>
public static class OnnxNames
{
    /// <summary>The input: images as they are, uint8, batch x height x width x channels.</summary>
    public const string Pixels = "pixels";

    /// <summary>An input of tables: the numeric columns as they are, float32, batch x columns; NaN where there is none.</summary>
    public const string Numbers = "numbers";

    /// <summary>An input of tables: the names of the categories, string, batch x columns; empty where there is none.</summary>
    public const string Categories = "categories";

    /// <summary>The input of series: numbers as they are, float32, batch x steps x channels; NaN where there is none.</summary>
    public const string Series = "series";

    /// <summary>The input of texts: tokens, int64, batch x tokens; one that the network doesn't know counts as 0.</summary>
    public const string Tokens = "tokens";

    /// <summary>An output where a number is predicted: float32, batch, in the target's unit.</summary>
    public const string Prediction = "prediction";

    /// <summary>An output: float32, batch x classes, before the softmax.</summary>
    public const string Logits = "logits";

    /// <summary>An output: float32, batch x classes, each row sums to 1.</summary>
    public const string Probabilities = "probabilities";

    /// <summary>An output: int64, batch, the number of the likeliest class.</summary>
    public const string Label = "label";

    /// <summary>The note with the names of the classes, a JSON array of strings.</summary>
    public const string Classes = "nascloud.classes";

    /// <summary>The note with the names of the numeric columns, a JSON array of strings, in the order of <see cref="Numbers"/>.</summary>
    public const string NumericColumns = "nascloud.numbers";

    /// <summary>The note with the names of the columns of categories, a JSON array of strings, in the order of <see cref="Categories"/>.</summary>
    public const string CategoryColumns = "nascloud.categories";

    /// <summary>The note with the name of the column that is predicted, a JSON array of this one string.</summary>
    public const string Target = "nascloud.target";

    /// <summary>The note with the name of the column that texts in words stand in, a JSON array of this one string.</summary>
    public const string TextColumn = "nascloud.text";

    /// <summary>The note with the words that the network knows, a JSON array of strings, of which the first is token 2; 0 fills up what is short, 1 is any other word.</summary>
    public const string Words = "nascloud.words";

    /// <summary>The names of inputs and outputs.</summary>
    internal static IReadOnlyList<string> Fixed { get; } = [Pixels, Logits, Probabilities, Label, Numbers, Categories, Series, Tokens, Prediction];

    /// <summary>The name of the first dimension: how many samples there are.</summary>
    internal const string Batch = "batch";
}
