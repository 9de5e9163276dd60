using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Models.Onnx;
using NasCloud.Models.Texts;

namespace NasCloud.Models.Inference;

/// <summary>An exported network in ONNX Runtime, on the processor.</summary>
/// <remarks>Safe for use by several threads.</remarks>
public sealed class OnnxModel : IDisposable
{
    private static readonly string[] OfClasses = [OnnxNames.Logits, OnnxNames.Probabilities, OnnxNames.Label];
    private static readonly string[] OfNumbers = [OnnxNames.Prediction];

    private readonly InferenceSession _session;

    private OnnxModel(InferenceSession session, TensorShape input, IReadOnlyList<string> classes, ModelColumns? columns) =>
        (_session, Input, Classes, Columns, Text) = (session, input, classes, columns, TextOf(session));

    /// <summary>The shape of one sample: channels, height, width of an image, or how many columns a row has.</summary>
    public TensorShape Input { get; }

    /// <summary>The names of the classes, in order; empty where a number is predicted.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The columns, where it reads rows of a table; null where it doesn't.</summary>
    public ModelColumns? Columns { get; }

    /// <summary>A sample of nothing: black, or a row or a series that is all missing.</summary>
    public ModelSamples Blank => Columns is { } columns
        ? new RowSamples([.. Enumerable.Repeat(float.NaN, columns.Numbers.Count)], [.. Enumerable.Repeat("", columns.Categories.Count)])
        : ReadsSeries || ReadsTokens ? new StepSamples([.. Enumerable.Repeat(float.NaN, (int)Input.Elements)]) : new PixelSamples(new byte[Input.Elements]);

    /// <summary>Whether it reads series, whose shape is that of an image of one row: channels, 1, steps.</summary>
    public bool ReadsSeries => _session.InputMetadata.ContainsKey(OnnxNames.Series);

    /// <summary>Whether it reads texts as tokens, whose shape is that of a series of one channel.</summary>
    public bool ReadsTokens => _session.InputMetadata.ContainsKey(OnnxNames.Tokens);

    /// <summary>Where texts in words stand, and the words that it knows; null where it reads tokens or no texts at all.</summary>
    public TextVocabulary? Text { get; }

    private bool PredictsNumbers => _session.OutputMetadata.ContainsKey(OnnxNames.Prediction);

    /// <summary>Loads a model.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="threads">The threads that one call computes with, at least 1.</param>
    /// <exception cref="InvalidDataException">ONNX Runtime refuses it, or it is none of NasCloud's; the message says why.</exception>
    public static OnnxModel Load(byte[] file, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        try
        {
            using var options = new SessionOptions { IntraOpNumThreads = threads, InterOpNumThreads = 1, ExecutionMode = ExecutionMode.ORT_SEQUENTIAL };
            return Of(new InferenceSession(file, options));
        }
        catch (OnnxRuntimeException exception)
        {
            throw new InvalidDataException($"ONNX Runtime can't load the model: {exception.Message}", exception);
        }
    }

    /// <summary>What the network answers.</summary>
    /// <param name="pixels">Images one after another, each a byte for each row, column and channel, in this order.</param>
    /// <exception cref="ArgumentException">They are no whole number of images, or none, or the network reads none.</exception>
    public ModelAnswer Run(byte[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        return Run(new PixelSamples(pixels));
    }

    /// <summary>What the network answers.</summary>
    /// <param name="samples">The samples, of the kind that it reads.</param>
    /// <exception cref="ArgumentException">They are no whole number of samples, none, or of another kind.</exception>
    public ModelAnswer Run(ModelSamples samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var tensors = samples.ToTensors(this);
        try
        {
            using var run = new RunOptions();
            var predictsNumbers = PredictsNumbers;
            using var outputs = _session.Run(run, [.. tensors.Select(tensor => tensor.Name)], [.. tensors.Select(tensor => tensor.Value)], predictsNumbers ? OfNumbers : OfClasses);
            return predictsNumbers
                ? new([], [], []) { Predictions = Floats(outputs[0]) }
                : new(Floats(outputs[0]), Floats(outputs[1]), Array.ConvertAll(outputs[2].GetTensorDataAsSpan<long>().ToArray(), label => (int)label));
        }
        finally
        {
            foreach (var (_, value) in tensors)
                value.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private static float[] Floats(OrtValue value) => value.GetTensorDataAsSpan<float>().ToArray();

    private static OnnxModel Of(InferenceSession session)
    {
        try
        {
            var columns = ColumnsOf(session);
            return new(session, columns is null ? ImageOf(session) : TensorShape.Vector(columns.Numbers.Count + columns.Categories.Count), Note(session, OnnxNames.Classes, "the names of its classes"), columns);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private static TensorShape ImageOf(InferenceSession session) =>
        session.InputMetadata.TryGetValue(OnnxNames.Pixels, out var pixels) && pixels.Dimensions is [_, var height, var width, var channels]
            ? TensorShape.Image(channels, height, width)
            : SeriesOf(session);

    private static TensorShape SeriesOf(InferenceSession session) =>
        session.InputMetadata.TryGetValue(OnnxNames.Series, out var series) && series.Dimensions is [_, var steps, var channels]
            ? TensorShape.Image(channels, 1, steps)
            : TokensOf(session);

    private static TensorShape TokensOf(InferenceSession session) =>
        session.InputMetadata.TryGetValue(OnnxNames.Tokens, out var tokens) && tokens.Dimensions is [_, var count]
            ? TensorShape.Image(1, 1, count)
            : throw new InvalidDataException($"The model reads {string.Join(", ", session.InputNames)}: expected '{OnnxNames.Pixels}' of batch x height x width x channels, '{OnnxNames.Series}' of batch x steps x channels, '{OnnxNames.Tokens}' of batch x tokens, or '{OnnxNames.Numbers}' and '{OnnxNames.Categories}' of batch x columns, as NasCloud exports networks.");

    private static ModelColumns? ColumnsOf(InferenceSession session) =>
        session.InputMetadata.ContainsKey(OnnxNames.Numbers) || session.InputMetadata.ContainsKey(OnnxNames.Categories)
            ? new(
                Note(session, OnnxNames.NumericColumns, "its numeric columns").ToValueArray(),
                Note(session, OnnxNames.CategoryColumns, "its columns of categories").ToValueArray(),
                Note(session, OnnxNames.Target, "the column that it predicts").Single())
            : null;

    private static TextVocabulary? TextOf(InferenceSession session) => session.ModelMetadata.CustomMetadataMap.ContainsKey(OnnxNames.Words)
        ? new(Note(session, OnnxNames.TextColumn, "the column of the texts").Single(), Note(session, OnnxNames.Words, "the words that it knows").ToValueArray())
        : null;

    private static string[] Note(InferenceSession session, string name, string content) =>
        session.ModelMetadata.CustomMetadataMap.TryGetValue(name, out var note)
            ? JsonSerializer.Deserialize<string[]>(note)!
            : throw new InvalidDataException($"The model has no note '{name}' with {content}: expected one that NasCloud exported.");
}
