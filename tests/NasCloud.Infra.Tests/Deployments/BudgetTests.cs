namespace NasCloud.Infra.Tests.Deployments;

public sealed class BudgetTests
{
    private const string Budget = "Microsoft.Consumption/budgets";

    [Fact]
    public async Task Budget_WithoutAnAmount_IsLeftOut()
    {
        var deployment = await Deployment.OfEverythingAsync();

        Assert.DoesNotContain(deployment.Resources, resource => resource.Type == Budget);
    }

    // Azure takes no budget that mails nobody.
    [Fact]
    public async Task Budget_WithoutAnAddress_IsLeftOut()
    {
        var deployment = await Deployment.OfEverythingAsync(("NASCLOUD_BUDGET_AMOUNT", "100"));

        Assert.DoesNotContain(deployment.Resources, resource => resource.Type == Budget);
    }

    [Fact]
    public async Task Budget_WithBoth_MailsEveryoneBeforeAndAtItsEnd()
    {
        var budget = (await Deployment.OfEveryOptionAsync()).Single(Budget);

        Assert.Equal("100", budget.Text("properties.amount"));
        Assert.Equal("Monthly", budget.Text("properties.timeGrain"));
        Assert.StartsWith(Deployment.Group, budget.Id);
        Assert.Equal(["actual80", "actual100", "forecast100"], budget.Keys("properties.notifications"));
        Assert.All(budget.Keys("properties.notifications"), notification => Assert.Equal(
            ["a@example.org", "b@example.org"],
            budget[$"properties.notifications.{notification}.contactEmails"]!.AsArray().Select(email => (string)email!)));
    }

    [Fact]
    public async Task Budget_OnceMade_KeepsTheDayThatItBeganWith()
    {
        var deployment = await Deployment.OfEveryOptionAsync();

        Assert.Equal("2026-01-01", deployment.Single(Budget).Text("properties.timePeriod.startDate"));
        Assert.Contains("NASCLOUD_BUDGET_START", deployment.Outputs.Keys);
    }
}
