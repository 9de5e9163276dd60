using System.Text.Json.Nodes;
using NasCloud.Core.Specs;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Training.Datasets.Downloads;

namespace NasCloud.Cli.Specs;

/// <summary>Resolves the paths in a spec, which are relative to its file.</summary>
internal static class SpecPaths
{
    public static SearchSpec MakeAbsolute(SearchSpec spec, string folder) => spec with
    {
        Dataset = spec.Dataset is { Path: { } path } dataset && !RemoteAddress.Is(path) ? dataset with { Path = Path.GetFullPath(path, folder) } : spec.Dataset,
        Latency = spec.Latency is { TablePath: { } table } latency ? latency with { TablePath = Path.GetFullPath(table, folder) } : spec.Latency,
        Estimator = spec.Estimator.Parameters.Has(EstimatorNames.TablePath) ? MakeAbsolute(spec.Estimator, folder) : spec.Estimator,
    };

    private static ComponentSpec MakeAbsolute(ComponentSpec estimator, string folder)
    {
        var json = (JsonObject)estimator.Parameters.Json.DeepClone();
        json[EstimatorNames.TablePath] = Path.GetFullPath(estimator.Parameters.Text(EstimatorNames.TablePath), folder);
        return estimator with { Parameters = new SpecValues(json) };
    }
}
