using NasCloud.Azure.Jobs;
using NasCloud.Azure.Trainers;
using NasCloud.Core.Costs;

namespace NasCloud.Functions.Tests;

public sealed class FunctionsSettingsTests
{
    private const string Job = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/g/providers/Microsoft.App/jobs/trainer";

    [Fact]
    public void Read_OfADeployedApp_TakesEverything()
    {
        var variables = new Dictionary<string, string>
        {
            ["NASCLOUD_STORAGE"] = "https://acct.blob.core.windows.net/nascloud",
            ["NASCLOUD_TRAINER_JOB"] = Job,
            ["NASCLOUD_DEVICE_HOUR_PRICE"] = "1.25",
            ["NASCLOUD_CURRENCY"] = "EUR",
        };

        var settings = FunctionsSettings.Read(variables.GetValueOrDefault, out var errors)!;

        Assert.Empty(errors);
        Assert.Equal((Job, null, new DevicePrice(1.25m, "EUR")), (settings.TrainerJob!.ResourceId, settings.TrainerCommand, settings.Price));
        Assert.Equal(("nascloud", TimeSpan.FromSeconds(10)), (settings.Storage.Container, settings.PollInterval));
    }

    [Theory]
    [InlineData("manual", null)]
    [InlineData("dotnet \"a folder/NasCloud.Trainer.dll\"", "dotnet|a folder/NasCloud.Trainer.dll")]
    public void Read_OfATrainerCommand_TakesItOrNone(string text, string? expected)
    {
        var command = TestSettings.Read(("NASCLOUD_TRAINER_COMMAND", text)).TrainerCommand;

        Assert.Equal(expected, command is null ? null : string.Join('|', command.Arguments.Prepend(command.Program)));
    }

    [Fact]
    public void Read_NothingSet_TellsAllThatIsMissing()
    {
        Assert.Null(FunctionsSettings.Read(_ => null, out var errors));

        Assert.Equal(
            [
                "NASCLOUD_STORAGE is missing: expected the container's URI, or a connection string.",
                "NASCLOUD_TRAINER_JOB is missing: expected the resource id of the trainers' job; or, on your own machine, NASCLOUD_TRAINER_COMMAND: the command that starts a trainer, or 'manual' to start trainers by hand.",
            ],
            errors);
    }

    [Fact]
    public void Read_EverythingWrong_TellsAllOfItAtOnce()
    {
        var variables = TestSettings.Variables(
            ("NASCLOUD_STORAGE", "acct"),
            ("NASCLOUD_TRAINER_JOB", "trainer"),
            ("NASCLOUD_TRAINER_COMMAND", "dotnet \"open"),
            ("NASCLOUD_POLL_INTERVAL", "5m"),
            ("NASCLOUD_DEVICE_HOUR_PRICE", "1,25"));

        Assert.Null(FunctionsSettings.Read(variables.GetValueOrDefault, out var errors));

        Assert.Equal(
            [
                "NASCLOUD_STORAGE: 'acct' is no storage address: expected https://ACCOUNT.blob.core.windows.net/nascloud, or a connection string such as UseDevelopmentStorage=true.",
                "NASCLOUD_TRAINER_JOB: 'trainer' is no job of Container Apps: expected /subscriptions/ID/resourceGroups/NAME/providers/Microsoft.App/jobs/NAME.",
                "NASCLOUD_TRAINER_COMMAND: 'dotnet \"open' is no command: a double quote is not closed.",
                "NASCLOUD_TRAINER_JOB and NASCLOUD_TRAINER_COMMAND are both set: trainers are either containers or processes, so leave one out.",
                "NASCLOUD_POLL_INTERVAL: '5m' is out of range: expected 1s to 20s.",
                "NASCLOUD_DEVICE_HOUR_PRICE is '1,25': expected the price of an hour of one trainer as a decimal number, such as 0.53, or 0 where it is not known.",
            ],
            errors);
    }

    [Fact]
    public void Read_ConnectionStringThatCannotBeRead_SaysSoWithoutQuotingIt()
    {
        Assert.Null(FunctionsSettings.Read(TestSettings.Variables(("NASCLOUD_STORAGE", "AccountKey=s3cret")).GetValueOrDefault, out var errors));

        Assert.DoesNotContain("s3cret", Assert.Single(errors));
    }

    [Fact]
    public void Variables_OfTheTrainers_AreThoseThatTheDeploymentSets() =>
        Assert.Equal(("NASCLOUD_TRAINER_JOB", "NASCLOUD_TRAINER_COMMAND"), (ContainerJobAddress.Variable, TrainerCommand.Variable));
}
