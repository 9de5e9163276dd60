#:package Microsoft.ML.OnnxRuntime@1.31.1
// A program that is compiled ahead of time can't load what it finds by its name alone.
#:property PublishAot=false

// Tells texts apart by model.onnx, which lies beside this file:
//
//     dotnet run Predict.cs FILE.csv...
//
// The first line of a file names the columns; each line after it is a text as tokens, with commas between them. They must
// be of the vocabulary that the model was trained with; 0 fills up what is short.

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime;

using var session = new InferenceSession(Path.Combine(Folder(), "model.onnx"));
using var options = new RunOptions();
var classes = JsonSerializer.Deserialize<string[]>(session.ModelMetadata.CustomMetadataMap["nascloud.classes"])!;
var count = session.InputMetadata["tokens"].Dimensions[1];

foreach (var path in args)
{
    foreach (var (index, line) in File.ReadLines(path).Index().Skip(1))
    {
        var tokens = Array.ConvertAll(line.Split(','), cell => cell.Trim() is "" ? 0 : long.Parse(cell, CultureInfo.InvariantCulture));
        using var text = OrtValue.CreateTensorValueFromMemory(tokens, [1, count]);
        using var outputs = session.Run(options, ["tokens"], [text], ["probabilities"]);
        var probabilities = outputs[0].GetTensorDataAsSpan<float>().ToArray();
        var best = Array.IndexOf(probabilities, probabilities.Max());
        Console.WriteLine($"{path}:{index + 1}: {classes[best]} ({100 * probabilities[best]:0.0}%)");
    }
}

static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
