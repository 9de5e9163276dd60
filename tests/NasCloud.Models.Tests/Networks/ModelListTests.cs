using System.Text;
using NasCloud.Models.Networks;

namespace NasCloud.Models.Tests.Networks;

public sealed class ModelListTests
{
    [Fact]
    public void Read_WhatToBytesWrote_IsTheList()
    {
        var list = new ModelList([new("float32", "model.onnx", 1234, 17) { TestAccuracy = 0.9, ComparedSamples = 10, LargestDifference = 1e-7 }]);

        Assert.Equal(list, ModelList.Read(list.ToBytes()));
        Assert.Equal(1, list.SchemaVersion);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{ \"models\": [{ \"name\": \"float32\" }] }")]
    [InlineData("[")]
    public void Read_SomethingElse_IsRefused(string text) =>
        Assert.StartsWith("models.json can't be read: ", Assert.Throws<InvalidDataException>(() => ModelList.Read(Encoding.UTF8.GetBytes(text))).Message, StringComparison.Ordinal);
}
