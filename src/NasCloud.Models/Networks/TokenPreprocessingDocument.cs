using System.Text.Json.Serialization;

namespace NasCloud.Models.Networks;

/// <summary>What <c>preprocessing.json</c> says of texts as tokens.</summary>
/// <param name="SchemaVersion">The version of the format.</param>
/// <param name="Kind">Always <see cref="TokenKind"/>.</param>
/// <param name="Input">1, 1 and how many tokens a text has.</param>
/// <param name="Vocabulary">How many tokens there are.</param>
/// <param name="Classes">The names of the outputs, in order.</param>
/// <param name="Column">The column of a table that texts in words stand in; null where samples are tokens.</param>
/// <param name="Words">The words, of which the first is token 2; 0 fills up what is short, 1 is any other word. Null where samples are tokens.</param>
internal sealed record TokenPreprocessingDocument(
    int SchemaVersion,
    string Kind,
    int[] Input,
    int Vocabulary,
    string[] Classes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Column = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string[]? Words = null)
{
    public const string TokenKind = "tokens";

    public static TokenPreprocessingDocument Of(TrainedNetwork network, TokenNormalization normalization) =>
        new(TablePreprocessingDocument.CurrentSchemaVersion, TokenKind, [.. network.Architecture.Input.Dimensions], normalization.Vocabulary, [.. network.Classes], normalization.Text?.Column, normalization.Text?.Words.ToArray());

    public TokenNormalization Normalization => new(Vocabulary)
    {
        Text = Column is not null && Words is not null ? new(Column, [.. Words]) : null,
    };
}
