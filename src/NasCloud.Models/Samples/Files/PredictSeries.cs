#:package Microsoft.ML.OnnxRuntime@1.31.1
// A program that is compiled ahead of time can't load what it finds by its name alone.
#:property PublishAot=false

// Tells series apart, or predicts a number of each, by model.onnx, which lies beside this file:
//
//     dotnet run Predict.cs FILE.csv...
//
// The first line of a file names the columns; each line after it is a series, step by step, the channels of a step side
// by side, with commas between them.

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime;

using var session = new InferenceSession(Path.Combine(Folder(), "model.onnx"));
using var options = new RunOptions();
var classes = JsonSerializer.Deserialize<string[]>(session.ModelMetadata.CustomMetadataMap["nascloud.classes"])!;
var (steps, channels) = session.InputMetadata["series"].Dimensions switch { var d => (d[1], d[2]) };

foreach (var path in args)
{
    foreach (var (index, line) in File.ReadLines(path).Index().Skip(1))
    {
        // As they stand in the file: standardizing numbers and filling in what is missing is part of the model.
        var numbers = Array.ConvertAll(line.Split(','), cell => cell.Trim() is "" ? float.NaN : float.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture));
        using var series = OrtValue.CreateTensorValueFromMemory(numbers, [1, steps, channels]);
        using var outputs = session.Run(options, ["series"], [series], [classes.Length > 0 ? "probabilities" : "prediction"]);
        Console.WriteLine($"{path}:{index + 1}: {Words(outputs[0].GetTensorDataAsSpan<float>().ToArray())}");
    }
}

string Words(float[] answer)
{
    if (classes.Length == 0)
        return answer[0].ToString(CultureInfo.InvariantCulture);
    var best = Array.IndexOf(answer, answer.Max());
    return $"{classes[best]} ({100 * answer[best]:0.0}%)";
}

static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
