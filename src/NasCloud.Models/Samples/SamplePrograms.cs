namespace NasCloud.Models.Samples;

/// <summary>Programs that run an exported network, which lies beside them as <c>model.onnx</c>.</summary>
public static class SamplePrograms
{
    /// <summary>The programs, by the name of their file.</summary>
    public static IReadOnlyList<(string Name, byte[] Content)> All { get; } = [Read("Predict.cs"), Read("predict.py")];

    private static (string Name, byte[] Content) Read(string name)
    {
        using var resource = typeof(SamplePrograms).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[resource.Length];
        resource.ReadExactly(content);
        return (name, content);
    }
}
