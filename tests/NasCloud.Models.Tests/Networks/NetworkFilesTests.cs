using NasCloud.Models.Networks;

namespace NasCloud.Models.Tests.Networks;

public sealed class NetworkFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_WhatOfWrote_IsTheNetwork()
    {
        Write();

        var read = NetworkFiles.Read(_folder);

        Assert.Equal((SampleNetworks.Small.Architecture, SampleNetworks.Small.Normalization, SampleNetworks.Small.Classes), (read.Architecture, read.Normalization, read.Classes));
        Assert.All(SampleNetworks.Small.Weights, weight => Assert.Equal(weight.Value.Values.ToArray(), read.Weights[weight.Key].Values.ToArray()));
    }

    [Fact]
    public void Read_PreprocessingOfAnotherNetwork_SaysWhichBelongsTogether()
    {
        Write();
        var path = Path.Combine(_folder, NetworkFiles.Preprocessing);
        File.WriteAllText(path, File.ReadAllText(path).Replace("5\n", "7\n", StringComparison.Ordinal));

        var exception = Assert.Throws<InvalidDataException>(() => NetworkFiles.Read(_folder));

        Assert.Equal("preprocessing.json is for 2x6x7, and the architecture reads 2x6x5: take both from one result.", exception.Message);
    }

    [Fact]
    public void Read_LaterVersion_IsRefused()
    {
        Write();
        var path = Path.Combine(_folder, NetworkFiles.Preprocessing);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"schemaVersion\": 1", "\"schemaVersion\": 2", StringComparison.Ordinal));

        Assert.Contains("is of schemaVersion 2, kind none: expected 1 of images", Assert.Throws<InvalidDataException>(() => NetworkFiles.Read(_folder)).Message, StringComparison.Ordinal);
    }

    private void Write()
    {
        foreach (var (name, content) in NetworkFiles.Of(SampleNetworks.Small))
            File.WriteAllBytes(Path.Combine(_folder, name), content);
    }
}
