using System.CommandLine;
using System.Globalization;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Latency;
using NasCloud.Cli.Specs;
using NasCloud.Cli.Views;
using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;

namespace NasCloud.Cli.Commands;

/// <summary>The options of <c>nascloud latency</c>, and what they ask for.</summary>
internal sealed class LatencyOptions
{
    private const int Classes = 10;
    private const int MostNetworks = 10_000;

    private readonly Argument<string?> _spec = new("SPEC") { Description = "A search spec: its space, its data's images and its constraints", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _space = new("--space") { Description = "A space instead, with parameters where it needs them: 'mobilenet-v2(width=[0.25,0.5])'", HelpName = "SPACE" };
    private readonly Option<string> _input = new("--input") { Description = "With --space: the images, channels x height x width", HelpName = "CxHxW", DefaultValueFactory = _ => "3x32x32" };
    private readonly Option<long?> _maxFlops = new("--max-flops") { Description = "With --space: the most operations of a network", HelpName = "N" };
    private readonly Option<int> _samples = CommonOptions.Number("--samples", "Random networks whose operations are measured", 100, least: 1, MostNetworks);
    private readonly Option<int> _checks = CommonOptions.Number("--check", "Further random networks, measured whole, that predictions are compared with", 30, least: 0, MostNetworks);
    private readonly Option<string> _output = new("--output") { Description = "The file to write", HelpName = "FILE", DefaultValueFactory = _ => "latency.json" };

    /// <summary>Gives them to a command.</summary>
    public static LatencyOptions AddTo(Command command)
    {
        var options = new LatencyOptions();
        command.Arguments.Add(options._spec);
        foreach (var option in new Option[] { options._space, options._input, options._maxFlops, options._samples, options._checks, options._output })
            command.Options.Add(option);
        return options;
    }

    /// <summary>Reads what was asked for.</summary>
    /// <exception cref="CliException">Something of it is not valid.</exception>
    public async Task<LatencyRequest> ReadAsync(CliHost host, StorePlace place, ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(parsed.GetValue(_output)!, host.WorkingFolder);
        var (samples, checks) = (parsed.GetValue(_samples), parsed.GetValue(_checks));
        switch (parsed.GetValue(_spec), parsed.GetValue(_space))
        {
            case ({ } spec, null):
                var (read, dataset) = await ReadSpecAsync(host, place, Path.GetFullPath(spec, host.WorkingFolder), cancellationToken);
                return new(SpecCheck.Compose(read, dataset).Space, read.Constraints, samples, checks, path);
            case (null, { } space):
                return new(SpaceOption.Read(space, Images(parsed.GetValue(_input)!)), new(MaxFlops: parsed.GetValue(_maxFlops)), samples, checks, path);
            default:
                throw new CliException(ExitCode.Invalid, "Name either a spec or a space: nascloud latency spec.json, or nascloud latency --space chain.");
        }
    }

    private static async Task<(SearchSpec Spec, DatasetInfo? Dataset)> ReadSpecAsync(CliHost host, StorePlace place, string path, CancellationToken cancellationToken)
    {
        var spec = SpecFile.ReadWithoutTable(path, []);
        // The table that they speak of is yet to be made.
        spec = spec with { Latency = null, Constraints = spec.Constraints with { MaxLatencyMs = null } };
        var dataset = await SpecCheck.RunAsync(host, place, spec, cancellationToken);
        return dataset is { Kind: not DataKind.Images }
            ? throw new CliException(ExitCode.Invalid, $"{path} searches networks that read {DatasetText.Nouns(dataset)}: latency is known of networks of images alone.")
            : (spec, dataset);
    }

    private static DatasetInfo Images(string text)
    {
        int[] sizes = [.. text.Split('x').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0)];
        return sizes is [> 0 and <= 4096, > 0 and <= 4096, > 0 and <= 4096]
            ? new("images", TensorShape.Image(sizes[0], sizes[1], sizes[2]), [.. Enumerable.Range(0, Classes).Select(number => number.ToString(CultureInfo.InvariantCulture))], 1, 0, "0")
            : throw new CliException(ExitCode.Invalid, $"--input is '{text}': expected channels x height x width, such as 1x28x28.");
    }
}
