using System.Buffers.Binary;
using System.Text;
using NasCloud.Models.Files;

namespace NasCloud.Models.Tests.Files;

public class SafetensorsFileTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var file = Sample();

        var read = SafetensorsFile.Read(file.ToBytes());

        Assert.Equal(file.Notes, read.Notes);
        Assert.Equal(file.Tensors.Keys.Order(), read.Tensors.Keys.Order());
        foreach (var (name, tensor) in file.Tensors)
        {
            Assert.Equal(tensor.Shape, read.Tensors[name].Shape);
            Assert.Equal(tensor.Data.ToArray(), read.Tensors[name].Data.ToArray());
        }
    }

    [Fact]
    public void ToBytes_Always_FollowsTheFormat()
    {
        var bytes = Sample().ToBytes();

        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal(0, (8 + length) % 8);
        Assert.Equal(
            """{"__metadata__":{"epoch":"3"},"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[],"data_offsets":[8,12]}}""",
            Encoding.UTF8.GetString(bytes, 8, length).TrimEnd());
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], bytes[(8 + length)..]);
    }

    [Fact]
    public void Read_CutShortAnywhere_IsAnError()
    {
        var bytes = Sample().ToBytes();
        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<InvalidDataException>(() => SafetensorsFile.Read(bytes.AsMemory(0, length)));
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,8]}}""", "type F16: expected F32")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "'a' of 3 takes bytes 0 to 8 of 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "begins at byte 4 of the data, where 0 was expected")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "end at byte 4 of 8")]
    [InlineData("""{"a":{"dtype":"F32"}}""", "header can't be read")]
    [InlineData("""{"a":""", "header can't be read")]
    public void Read_Contradiction_SaysWhatIsWrong(string header, string expected)
    {
        var file = new byte[8 + header.Length + 8];
        BinaryPrimitives.WriteInt64LittleEndian(file, header.Length);
        Encoding.UTF8.GetBytes(header, file.AsSpan(8));

        var exception = Assert.Throws<InvalidDataException>(() => SafetensorsFile.Read(file));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    private static SafetensorsFile Sample() => new(
        new Dictionary<string, string> { ["epoch"] = "3" },
        new Dictionary<string, SafetensorsEntry>
        {
            ["b"] = new([], new byte[] { 9, 10, 11, 12 }),
            ["a"] = new([2, 1], new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }),
        });
}
