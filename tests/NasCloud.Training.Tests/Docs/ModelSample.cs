using NasCloud.Core.Specs;
using NasCloud.Training.Datasets;
using NasCloud.Training.Native;
using NasCloud.Training.Results;

namespace NasCloud.Training.Tests.Docs;

/// <summary>The sample of docs/model.md, so that it compiles and runs.</summary>
internal static class ModelSample
{
    public static async Task RunAsync(string resultFolder, string dataFolder, string datasetName)
    {
        // Sample
        TorchRuntime.Initialize(Environment.ProcessorCount);
        using var model = TrainedModel.Load(resultFolder);
        var data = await new DatasetCatalog(dataFolder).OpenAsync(new DatasetSpec(datasetName));
        var result = model.Evaluate(await data.LoadTestAsync());
        Console.WriteLine($"{result.Accuracy:P1} of the test images right, {model.Architecture.Cost.Parameters} parameters, {model.Classes.Count} classes");
        // End of the sample
    }
}
