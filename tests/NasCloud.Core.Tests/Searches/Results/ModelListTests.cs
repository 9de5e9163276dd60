using System.Text.Json;
using NasCloud.Core.Searches.Results;
using NasCloud.Core.Serialization;

namespace NasCloud.Core.Tests.Searches.Results;

public sealed class ModelListTests
{
    [Fact]
    public void ToBytes_AnyList_ReadsBackEqual()
    {
        var list = new ModelList([new("float32", "model.onnx", 1234, 17) { TestAccuracy = 0.9, ComparedSamples = 10, LargestDifference = 1e-7 }])
        {
            Compression = new(0.005, 100, AreHeldOut: true, [new("int8", IsKept: false) { AccuracyLoss = 0.01, Channels = 12 }]),
        };

        Assert.Equal(list, JsonSerializer.Deserialize<ModelList>(list.ToBytes(), CoreJson.Readable));
        Assert.Equal(1, list.SchemaVersion);
    }
}
