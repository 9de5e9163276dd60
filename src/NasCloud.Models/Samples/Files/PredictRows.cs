#:package Microsoft.ML.OnnxRuntime@1.31.1
#:package Sep@0.17.1
// A program that is compiled ahead of time can't load what it finds by its name alone.
#:property PublishAot=false

// Predicts rows of a table by model.onnx, which lies beside this file:
//
//     dotnet run Predict.cs FILE.csv...

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using nietras.SeparatedValues;

string[] nothing = ["", "?", "NA", "N/A", "NaN", "null"];
using var session = new InferenceSession(Path.Combine(Folder(), "model.onnx"));
using var options = new RunOptions();
var (classes, numbers, categories) = (Note("nascloud.classes"), Note("nascloud.numbers"), Note("nascloud.categories"));

foreach (var path in args)
{
    using var reader = Sep.Reader(o => o with { Unescape = true, Trim = SepTrim.All }).FromFile(path);
    foreach (var row in reader)
        Console.WriteLine($"{path}:{row.LineNumberFrom}: {Predict(row)}");
}

// The columns as they stand in the file: standardizing numbers, filling in what is missing, and turning the names of
// categories into codes is part of the model.
string Predict(SepReader.Row row)
{
    var inputs = new Dictionary<string, OrtValue>();
    if (numbers.Length > 0)
    {
        var values = new float[numbers.Length];
        for (var column = 0; column < values.Length; column++)
            values[column] = IsMissing(row[numbers[column]].ToString()) ? float.NaN : float.Parse(row[numbers[column]].Span, NumberStyles.Float, CultureInfo.InvariantCulture);
        inputs["numbers"] = OrtValue.CreateTensorValueFromMemory(values, [1, values.Length]);
    }

    if (categories.Length > 0)
    {
        var texts = OrtValue.CreateTensorWithEmptyStrings(OrtAllocator.DefaultInstance, [1, categories.Length]);
        for (var column = 0; column < categories.Length; column++)
            texts.StringTensorSetElementAt(IsMissing(row[categories[column]].ToString()) ? "" : row[categories[column]].ToString(), column);
        inputs["categories"] = texts;
    }

    using var outputs = session.Run(options, inputs, [classes.Length > 0 ? "probabilities" : "prediction"]);
    var answer = outputs[0].GetTensorDataAsSpan<float>().ToArray();
    foreach (var input in inputs.Values)
        input.Dispose();
    if (classes.Length == 0)
        return answer[0].ToString(CultureInfo.InvariantCulture);
    var best = Array.IndexOf(answer, answer.Max());
    return $"{classes[best]} ({100 * answer[best]:0.0}%)";
}

bool IsMissing(string cell) => nothing.Contains(cell, StringComparer.OrdinalIgnoreCase);

string[] Note(string name) => JsonSerializer.Deserialize<string[]>(session.ModelMetadata.CustomMetadataMap[name])!;

static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
