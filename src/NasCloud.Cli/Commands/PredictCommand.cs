using System.CommandLine;
using System.Text.Json;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Models;
using NasCloud.Cli.Views;
using NasCloud.Core.Serialization;
using NasCloud.Models.Inference;
using NasCloud.Training.Datasets;
using Spectre.Console;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud predict MODEL IMAGE...</c>: what an exported network takes images for.</summary>
internal static class PredictCommand
{
    public static Command Create(CliHost host)
    {
        var model = new Argument<string>("MODEL") { Description = "A model.onnx, the folder of a result, or a search's id" };
        var images = new Argument<string[]>("IMAGE") { Description = "Images: PNG, JPEG, BMP, WebP or GIF", Arity = ArgumentArity.OneOrMore };
        var top = new Option<int>("--top") { Description = "How many classes to name for each image", HelpName = "N", DefaultValueFactory = _ => 1 };
        var json = CommonOptions.JsonLines();
        var command = new ExampledCommand("predict", "Label images by a search's model, in ONNX Runtime.")
        {
            Examples =
            [
                ("nascloud predict quickstart-7f3a shoe.png shirt.jpg", "by the model that a search left"),
                ("nascloud predict winner/model.onnx photos/*.jpg --top 3", "by a file, with the three likeliest classes"),
            ],
        };
        top.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--top must be at least 1.");
        });
        command.Arguments.Add(model);
        command.Arguments.Add(images);
        command.Options.Add(top);
        command.Options.Add(json);
        var store = StoreOptions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var file = await ModelSource.ReadAsync(host, store.Open(host, parsed), parsed.GetValue(model)!, cancellationToken);
            using var loaded = OnnxModel.Load(file, Environment.ProcessorCount);
            foreach (var image in parsed.GetValue(images)!)
                Write(host, Predict(host, loaded, image, parsed.GetValue(top)), parsed.GetValue(json));
            return ExitCode.Success;
        });
        return command;
    }

    private static ImagePrediction Predict(CliHost host, OnnxModel model, string image, int top)
    {
        var path = Path.GetFullPath(image, host.WorkingFolder);
        if (!File.Exists(path))
            throw new CliException(ExitCode.NotFound, $"There is no file {path}.");
        var answer = model.Run(ImagePixels.Read(path, model.Input));
        var classes = model.Classes.Zip(answer.Probabilities, (name, probability) => new ClassProbability(name, probability));
        return new(image, [.. classes.OrderByDescending(each => each.Probability).Take(top)]);
    }

    private static void Write(CliHost host, ImagePrediction prediction, bool json)
    {
        if (json)
        {
            host.Output.WriteLine(JsonSerializer.Serialize(prediction, CoreJson.Compact));
            return;
        }

        var classes = prediction.Classes.Select(each => $"[{Palette.Strong}]{Markup.Escape(each.Class)}[/] {Format.Share(each.Probability)}");
        host.Console.MarkupLine($"{Markup.Escape(prediction.Image)}  {string.Join(", ", classes)}");
    }
}
