using NasCloud.Core.Datasets.Tables;
using NasCloud.Models.Inference;
using NasCloud.Models.Networks;
using NasCloud.Models.Onnx;
using NasCloud.Models.Quantization;
using NasCloud.Models.Verification;
using Onnx;

namespace NasCloud.Models.Tests.Onnx;

/// <summary>Networks that read rows of a table.</summary>
public sealed class TableExportTests
{
    private static readonly TableSchema NumbersAlone = new([new("x", ColumnKind.Number)], "y", PredictionTask.Classification);
    private static readonly TableSchema CategoriesAlone = new([new("c", ColumnKind.Category, ["one", "two"])], "y", PredictionTask.Classification);

    [Fact]
    public void Export_RawColumns_AreStandardizedFilledInAndCodedInTheGraph()
    {
        var network = SampleNetworks.Table;
        using var model = OnnxModel.Load(OnnxExporter.Export(network));
        // Known in full; a number missing and a category that is not known; both of the others missing.
        var rows = new RowSamples([12, 23, float.NaN, 20, 8, float.NaN], ["west", "gas", "south", "oil", "", "oil"]);

        var answer = model.Run(rows);

        double[] expected =
        [
            ByHand(network, [(12 - 10) / 2.0, (23 - 20) / 3.0], 3, 1),
            ByHand(network, [0, 0], 0, 2),
            ByHand(network, [(8 - 10) / 2.0, 0], 0, 2),
        ];
        Assert.Empty(answer.Logits);
        Assert.Equal(expected, answer.Predictions.Select(number => (double)number), (left, right) => Math.Abs(left - right) < 1e-2);
    }

    [Fact]
    public void Load_TablesNetwork_KnowsItsColumnsAndItsTarget()
    {
        using var model = OnnxModel.Load(OnnxExporter.Export(SampleNetworks.Table));

        Assert.Equal(new ModelColumns(["size", "age"], ["district", "heating"], "rent"), model.Columns);
        Assert.Empty(model.Classes);
        Assert.Single(model.Run(model.Blank).Predictions);
    }

    [Theory]
    [InlineData(OpsetVersions.Oldest)]
    [InlineData(OpsetVersions.Newest)]
    public void Export_AnyOperatorSet_IsWrittenInItBesideTheClassicOne(int opset)
    {
        var file = OnnxExporter.Export(SampleNetworks.Table, opset);

        Assert.Equal([("", (long)opset), ("ai.onnx.ml", 2)], ModelProto.Parser.ParseFrom(file).OpsetImport.Select(import => (import.Domain, import.Version)));
        using var model = OnnxModel.Load(file);
        Assert.True(float.IsFinite(model.Run(model.Blank).Predictions[0]));
    }

    [Fact]
    public void Export_ColumnsOfOneKind_LeaveTheOtherInputOut()
    {
        using var numbers = OnnxModel.Load(OnnxExporter.Export(SampleNetworks.OfTable(NumbersAlone, target: null)));
        using var categories = OnnxModel.Load(OnnxExporter.Export(SampleNetworks.OfTable(CategoriesAlone, target: null)));

        Assert.Equal(2, numbers.Run(new RowSamples([1, 2], [])).Labels.Length);
        Assert.Equal(3, categories.Run(new RowSamples([], ["one", "two", "three"])).Labels.Length);
        Assert.Equal(["a", "b", "c"], categories.Classes);
    }

    [Fact]
    public void Run_OtherKindOfSamples_IsRefused()
    {
        using var table = OnnxModel.Load(OnnxExporter.Export(SampleNetworks.Table));
        using var images = OnnxModel.Load(OnnxExporter.Export(SampleNetworks.Small));

        Assert.Contains("it can't be given images", Assert.Throws<ArgumentException>(() => table.Run(new byte[4])).Message, StringComparison.Ordinal);
        Assert.Contains("it can't be given rows", Assert.Throws<ArgumentException>(() => images.Run(new RowSamples([1], []))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, 2, "There are 3 numbers: expected a multiple of 2, for rows of 2 numeric columns.")]
    [InlineData(4, 2, "There are 4 numbers and 2 categories: expected 2 and 2 for each row.")]
    public void Run_NoWholeNumberOfRows_IsRefused(int numbers, int categories, string message)
    {
        using var model = OnnxModel.Load(OnnxExporter.Export(SampleNetworks.Table));

        Assert.Equal(message, Assert.Throws<ArgumentException>(() => model.Run(new RowSamples(new float[numbers], [.. Enumerable.Repeat("", categories)]))).Message);
    }

    [Fact]
    public void Read_WhatOfWrote_IsTheNetworkWithItsColumns()
    {
        var files = NetworkFiles.Of(SampleNetworks.Table).ToDictionary(file => file.Name, file => file.Content);

        var read = NetworkFiles.Read(files);

        Assert.Equal(SampleNetworks.Table.Normalization, read.Normalization);
        Assert.Equal(OnnxExporter.Export(SampleNetworks.Table), OnnxExporter.Export(read));
    }

    [Fact]
    public void Quantize_Table_IsRefused()
    {
        Assert.False(QuantizedExporter.CanExport(SampleNetworks.Table));
        Assert.Throws<NotSupportedException>(() => QuantizedExporter.Export(SampleNetworks.Table, []));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(0.01f, false)]
    [InlineData(float.NaN, false)]
    public void Check_PredictedNumbers_ComparesThemInDeviationsOfTheTarget(float added, bool agrees)
    {
        // Far from 0 and varying little: in float32 the last digit of the number is more than the tolerance in deviations.
        var network = SampleNetworks.OfTable(SampleNetworks.Columns, new TargetScale(20_000_000, 50));
        using var model = OnnxModel.Load(OnnxExporter.Export(network));
        var check = new ExportCheck(model, network.Normalization.Target);
        var expected = (float)ByHand(network with { Normalization = network.Normalization with { Target = new(0, 1) } }, [1, 1], 1, 1);

        check.Compare(new RowSamples([12, 23], ["east", "gas"]), [expected + (added * 20)]);

        if (agrees)
            Assert.InRange(check.Result().LargestDifference, 0, ExportCheck.Tolerance);
        else
            Assert.Contains("in standard deviations of the target", Assert.Throws<ExportMismatchException>(check.Result).Message, StringComparison.Ordinal);
    }

    private static double ByHand(TrainedNetwork network, double[] numbers, int district, int heating)
    {
        double[] row = [.. numbers, .. Vector(network, 0, district), .. Vector(network, 1, heating)];
        var weight = network.Weight("dense", "weight").Values.ToArray();
        var sum = network.Weight("dense", "bias").Values[0] + row.Zip(weight, (value, factor) => value * factor).Sum();
        return network.Normalization.Target!.Restore(sum);
    }

    private static IEnumerable<double> Vector(TrainedNetwork network, int column, int code)
    {
        var table = network.Weight("embedding", $"weight{column}");
        return [.. table.Values.Slice(code * (int)table.Shape[1], (int)table.Shape[1]).ToArray().Select(value => (double)value)];
    }
}
