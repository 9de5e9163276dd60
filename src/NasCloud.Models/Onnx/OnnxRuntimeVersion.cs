using System.Reflection;
using Microsoft.ML.OnnxRuntime;

namespace NasCloud.Models.Onnx;

/// <summary>Which ONNX Runtime measures models.</summary>
public static class OnnxRuntimeVersion
{
    /// <summary>Its version, read without loading its native library.</summary>
    public static string Text { get; } = typeof(SessionOptions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+', '-')[0]
        ?? typeof(SessionOptions).Assembly.GetName().Version!.ToString(3);
}
