using System.Text;
using NasCloud.Core.Datasets;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Searches.WarmStarts;
using NasCloud.Core.Specs;
using NasCloud.Core.Trials.Table;

namespace NasCloud.Api.Searches;

/// <summary>Reads specs that callers send, and finds all that is wrong with them before anything starts.</summary>
internal sealed class SpecIntake(IDatasetDirectory datasets, EarlierSearches earlier, ApiOptions options)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public async Task<SpecVerdict> ReadAsync(byte[] body, CancellationToken cancellationToken)
    {
        if (Decode(body) is not { } text)
            return SpecVerdict.Refused(new SpecError("", "The document is not UTF-8: write it in that encoding."));
        var reading = options.AllowPaths ? SearchSpecReader.Read(text) : SearchSpecReader.ReadRemote(text);
        if (reading.Spec is not { } spec)
            return SpecVerdict.Refused(reading.Errors);
        var errors = RelativePaths(spec).Concat(options.FindUnsupported(spec)).ToList();
        if (errors.Count == 0 && TableEstimator.FindProblem(spec.Estimator) is { } table)
            errors.Add(table);
        if (errors.Count > 0)
            return SpecVerdict.Refused([.. errors]);
        var (whole, error) = LatencyTableFile.Embed(spec);
        return whole is null ? SpecVerdict.Refused(error!) : await WithDataAsync(whole, cancellationToken);
    }

    private async Task<SpecVerdict> WithDataAsync(SearchSpec spec, CancellationToken cancellationToken)
    {
        try
        {
            var dataset = spec.Dataset is { } wanted ? await datasets.DescribeAsync(wanted, cancellationToken) : null;
            var error = SearchComponents.TryCreate(spec, dataset).Error ?? await earlier.FindProblemAsync(spec, dataset, cancellationToken);
            return error is null ? new SpecVerdict(spec, dataset, []) : SpecVerdict.Refused(error) with { Dataset = dataset };
        }
        catch (DatasetException exception)
        {
            return SpecVerdict.Refused(new SpecError("dataset", $"can't be used: {exception.Message}"));
        }
    }

    // There is no spec's file that they could be relative to.
    private static IEnumerable<SpecError> RelativePaths(SearchSpec spec)
    {
        if (spec.Dataset is { Path: { } folder } && !Path.IsPathFullyQualified(folder) && !folder.Contains("://", StringComparison.Ordinal))
            yield return Relative("dataset.path", folder);
        if (spec.Estimator.Parameters.Has(EstimatorNames.TablePath) && spec.Estimator.Parameters.Text(EstimatorNames.TablePath) is var file && !Path.IsPathFullyQualified(file))
            yield return Relative("estimator.path", file);
        if (spec.Latency is { TablePath: { } latency } && !Path.IsPathFullyQualified(latency))
            yield return Relative("latency.table", latency);
    }

    private static SpecError Relative(string path, string value) =>
        new(path, $"is '{value}': a spec that is sent has no folder that a path could be relative to; write it in full");

    private static string? Decode(byte[] body)
    {
        try
        {
            // Some editors begin files with a mark that is no part of the text.
            return StrictUtf8.GetString(body.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? body.AsSpan(Encoding.UTF8.Preamble.Length) : body);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
