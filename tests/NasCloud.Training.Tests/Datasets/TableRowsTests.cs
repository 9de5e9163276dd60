using NasCloud.Core.Datasets;
using NasCloud.Models.Inference;
using NasCloud.Training.Datasets;

namespace NasCloud.Training.Tests.Datasets;

public sealed class TableRowsTests : IDisposable
{
    private static readonly ModelColumns Columns = new(["area", "rooms"], ["district"], "rent");

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Read_ColumnsInAnyOrder_AreThoseOfTheModel()
    {
        var (rows, lines) = Read("note;district;rooms;area\nx; north ;2;61.5\ny;?;NA;\n");

        Assert.Equal([61.5f, 2f, float.NaN, float.NaN], rows.Numbers);
        Assert.Equal(["north", ""], rows.Categories);
        Assert.Equal([2, 3], lines);
    }

    [Theory]
    [InlineData("area,rooms\n1,2\n", "it has no column 'district', which the model reads")]
    [InlineData("area,rooms,district\n1,two,a\n", "column 'rooms' has 'two' in line 2: expected a number")]
    [InlineData("area,rooms,district\n", "it has no rows")]
    public void Read_WhatTheModelCanNotRead_SaysWhy(string text, string message) =>
        Assert.Contains(message, Assert.Throws<DatasetException>(() => Read(text)).Message, StringComparison.Ordinal);

    private (RowSamples Rows, IReadOnlyList<int> Lines) Read(string text)
    {
        File.WriteAllText(_file, text);
        return TableRows.Read(_file, Columns, TestContext.Current.CancellationToken);
    }
}
