using NasCloud.Cli.Tests.Fakes;
using NasCloud.Cli.Views;
using NasCloud.Core.Architectures;
using NasCloud.Core.Searches.Planning;
using NasCloud.Testing.Searches;

namespace NasCloud.Cli.Tests.Views;

public sealed class TrialViewTests
{
    [Fact]
    public void Render_OfTrial_ShowsMetricsCurveAndLayers()
    {
        var snapshot = Snapshots.Create(trials: [Snapshots.Done(1, 0.93124)]);
        var trial = snapshot.Trials[0];
        var architecture = SearchComponents.CreateSpace(snapshot.Manifest).Decode(trial.Trial.Genotype).Simplify();

        var lines = Rendering.Lines(TrialView.Render(
            trial, architecture, [Snapshots.Point(1, 0.7), Snapshots.Point(2, 0.9)], snapshot.Manifest.Spec.Objectives, unicode: true));
        var text = string.Join('\n', lines);

        Assert.Matches("trial +#1, 9 epochs", text);
        Assert.Matches(@"accuracy +▁█ 0\.7000 to 0\.9000 in 2 epochs", text);
        Assert.Matches("effort +1 attempt, 12s, trainer-1", text);
        Assert.Matches("input +3x32x32", text);
        Assert.All(architecture.Nodes, node => Assert.Contains(lines, line => line.StartsWith(node.Name, StringComparison.Ordinal)));
    }

    [Fact]
    public void Render_OfFailedTrial_SaysWhy()
    {
        var snapshot = Snapshots.Create(trials: [Snapshots.Failed(1, "out of memory")]);
        var architecture = new Architecture(TensorShape.Vector(4), [new Node("classifier", new Dense(2), [Architecture.InputName])], "classifier");

        var text = Rendering.Text(TrialView.Render(snapshot.Trials[0], architecture, [], snapshot.Manifest.Spec.Objectives, unicode: true));

        Assert.Contains("failed: out of memory", text, StringComparison.Ordinal);
        Assert.Matches("classifier +dense, 2 units +input +2", text);
    }
}
