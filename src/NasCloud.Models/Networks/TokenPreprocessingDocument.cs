namespace NasCloud.Models.Networks;

/// <summary>What <c>preprocessing.json</c> says of texts as tokens.</summary>
/// <param name="SchemaVersion">The version of the format.</param>
/// <param name="Kind">Always <see cref="TokenKind"/>.</param>
/// <param name="Input">1, 1 and how many tokens a text has.</param>
/// <param name="Vocabulary">How many tokens there are.</param>
/// <param name="Classes">The names of the outputs, in order.</param>
internal sealed record TokenPreprocessingDocument(int SchemaVersion, string Kind, int[] Input, int Vocabulary, string[] Classes)
{
    public const string TokenKind = "tokens";

    public static TokenPreprocessingDocument Of(TrainedNetwork network, TokenNormalization normalization) =>
        new(TablePreprocessingDocument.CurrentSchemaVersion, TokenKind, [.. network.Architecture.Input.Dimensions], normalization.Vocabulary, [.. network.Classes]);
}
