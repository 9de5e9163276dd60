#:package Microsoft.ML.OnnxRuntime@1.31.1
#:package SkiaSharp@2.88.9
#:package SkiaSharp.NativeAssets.Linux.NoDependencies@2.88.9
// A program that is compiled ahead of time can't load what it finds by its name alone.
#:property PublishAot=false

// Labels images by model.onnx, which lies beside this file:
//
//     dotnet run Predict.cs IMAGE...

using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using SkiaSharp;

using var session = new InferenceSession(Path.Combine(Folder(), "model.onnx"));
using var options = new RunOptions();
var classes = JsonSerializer.Deserialize<string[]>(session.ModelMetadata.CustomMetadataMap["nascloud.classes"])!;
var (height, width, channels) = session.InputMetadata["pixels"].Dimensions switch { var d => (d[1], d[2], d[3]) };

foreach (var path in args)
{
    using var pixels = OrtValue.CreateTensorValueFromMemory(Read(path), [1, height, width, channels]);
    using var outputs = session.Run(options, ["pixels"], [pixels], ["probabilities"]);
    var probabilities = outputs[0].GetTensorDataAsSpan<float>().ToArray();
    var best = Array.IndexOf(probabilities, probabilities.Max());
    Console.WriteLine($"{path}: {classes[best]} ({100 * probabilities[best]:0.0}%)");
}

// Raw pixels, 0 to 255, row by row with a pixel's channels side by side: all that is done to them before the network
// reads them is part of the model.
byte[] Read(string path)
{
    using var image = SKBitmap.Decode(path) ?? throw new InvalidDataException($"{path} is not an image that can be decoded.");
    using var resized = image.Resize(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul), SKFilterQuality.Medium);
    var bytes = new byte[height * width * channels];
    var rgba = resized.GetPixelSpan();
    for (var pixel = 0; pixel < height * width; pixel++)
    {
        var (red, green, blue) = (rgba[4 * pixel], rgba[(4 * pixel) + 1], rgba[(4 * pixel) + 2]);
        if (channels == 1)
            bytes[pixel] = (byte)(((299 * red) + (587 * green) + (114 * blue) + 500) / 1000);
        else
            (bytes[3 * pixel], bytes[(3 * pixel) + 1], bytes[(3 * pixel) + 2]) = (red, green, blue);
    }

    return bytes;
}

static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
