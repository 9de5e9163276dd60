using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Models;
using NasCloud.Cli.Views;
using NasCloud.Core.Serialization;
using NasCloud.Models.Inference;
using NasCloud.Training.Datasets;
using Spectre.Console;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud predict MODEL FILE...</c>: what an exported network takes images for, or predicts of rows of a table.</summary>
internal static class PredictCommand
{
    public static Command Create(CliHost host)
    {
        var model = new Argument<string>("MODEL") { Description = "A model.onnx, the folder of a result, or a search's id" };
        var files = new Argument<string[]>("FILE") { Description = "Images: PNG, JPEG, BMP, WebP or GIF; for a model of tables or of texts CSV or TSV; for one of series or tokens these or .npy", Arity = ArgumentArity.OneOrMore };
        var top = CommonOptions.Number("--top", "How many classes to name for each image or row", 1, least: 1, most: 1_000_000);
        var json = CommonOptions.JsonLines();
        var command = new ExampledCommand("predict", "Label images, predict rows of a table, or tell series and texts apart, by a search's model, in ONNX Runtime.")
        {
            Examples =
            [
                ("nascloud predict quickstart-7f3a shoe.png shirt.jpg", "by the model that a search left"),
                ("nascloud predict winner/model.onnx photos/*.jpg --top 3", "by a file, with the three likeliest classes"),
                ("nascloud predict flats-7f3a new-flats.csv", "each row of a table, by its file and line"),
            ],
        };
        command.Arguments.Add(model);
        command.Arguments.Add(files);
        command.Options.Add(top);
        command.Options.Add(json);
        var home = HomeOptions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var content = await ModelSource.ReadAsync(host, () => home.Open(host, parsed).Searches, parsed.GetValue(model)!, cancellationToken);
            using var loaded = OnnxModel.Load(content, Environment.ProcessorCount);
            foreach (var file in parsed.GetValue(files)!)
                Predict(host, loaded, file, parsed.GetValue(top), parsed.GetValue(json), cancellationToken);
            return ExitCode.Success;
        });
        return command;
    }

    private static void Predict(CliHost host, OnnxModel model, string file, int top, bool json, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(file, host.WorkingFolder);
        if (!File.Exists(path))
            throw new CliException(ExitCode.NotFound, $"There is no file {path}.");
        if (model.ReadsSeries || model.ReadsTokens)
            PredictSeries(host, model, (file, path), top, json, cancellationToken);
        else if (model.Columns is { } columns)
            PredictRows(host, model, columns, (file, path), top, json, cancellationToken);
        else
            Write(host, new ImagePrediction(file, Classes(model, model.Run(ImagePixels.Read(path, model.Input)), sample: 0, top)), json);
    }

    private static void PredictRows(CliHost host, OnnxModel model, ModelColumns columns, (string Name, string Path) file, int top, bool json, CancellationToken cancellationToken)
    {
        var (rows, lines) = TableRows.Read(file.Path, columns, cancellationToken);
        var answer = model.Run(rows);
        foreach (var (row, line) in lines.Index())
        {
            Write(host, answer.Predictions.Length > 0
                ? new RowPrediction(file.Name, line) { Column = columns.Target, Number = answer.Predictions[row] }
                : new RowPrediction(file.Name, line) { Column = columns.Target, Classes = Classes(model, answer, row, top) }, json);
        }
    }

    private static void PredictSeries(CliHost host, OnnxModel model, (string Name, string Path) file, int top, bool json, CancellationToken cancellationToken)
    {
        var (series, places) = model.Text is { } text
            ? TextFiles.Read(file.Path, text, model.Input.Width, cancellationToken)
            : SeriesFiles.Read(file.Path, model.Input, cancellationToken);
        var answer = model.Run(series);
        foreach (var (sample, place) in places.Index())
        {
            Write(host, answer.Predictions.Length > 0
                ? new RowPrediction(file.Name, place) { Number = answer.Predictions[sample] }
                : new RowPrediction(file.Name, place) { Classes = Classes(model, answer, sample, top) }, json);
        }
    }

    private static IReadOnlyList<ClassProbability> Classes(OnnxModel model, ModelAnswer answer, int sample, int top)
    {
        var probabilities = answer.Probabilities.Skip(sample * model.Classes.Count).Take(model.Classes.Count);
        return [.. model.Classes.Zip(probabilities, (name, probability) => new ClassProbability(name, probability)).OrderByDescending(each => each.Probability).Take(top)];
    }

    private static void Write(CliHost host, ImagePrediction prediction, bool json)
    {
        if (json)
            host.Output.WriteLine(JsonSerializer.Serialize(prediction, CoreJson.Compact));
        else
            host.Console.MarkupLine($"{Markup.Escape(prediction.Image)}  {Words(prediction.Classes)}");
    }

    private static void Write(CliHost host, RowPrediction prediction, bool json)
    {
        if (json)
            host.Output.WriteLine(JsonSerializer.Serialize(prediction, CoreJson.Compact));
        else
            host.Console.MarkupLine($"{Markup.Escape(prediction.File)}:{prediction.Line}  {(prediction.Classes is { } classes ? Words(classes) : $"[{Palette.Strong}]{prediction.Number?.ToString(CultureInfo.InvariantCulture)}[/]")}");
    }

    private static string Words(IReadOnlyList<ClassProbability> classes) =>
        string.Join(", ", classes.Select(each => $"[{Palette.Strong}]{Markup.Escape(each.Class)}[/] {Format.Share(each.Probability)}"));
}
