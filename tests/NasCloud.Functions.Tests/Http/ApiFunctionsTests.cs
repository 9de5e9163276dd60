using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using NasCloud.Functions.Http;

namespace NasCloud.Functions.Tests.Http;

public sealed class ApiFunctionsTests
{
    [Fact]
    public void Health_OfTheHostsOrder_ComesBeforeTheCatchAll() =>
        Assert.True(StringComparer.OrdinalIgnoreCase.Compare(ApiFunctions.Health, ApiFunctions.Everything) < 0);

    [Theory]
    [InlineData(ApiFunctions.Health, AuthorizationLevel.Anonymous, "health")]
    [InlineData(ApiFunctions.Dashboard, AuthorizationLevel.Anonymous, "dashboard/{**path}")]
    [InlineData(ApiFunctions.Everything, AuthorizationLevel.Function, "{**path}")]
    public void Triggers_OfTheApi_AskForAKeyWhereTheyMust(string function, AuthorizationLevel level, string route)
    {
        var method = typeof(ApiFunctions).GetMethods().Single(each => each.GetCustomAttribute<FunctionAttribute>()?.Name == function);
        var trigger = method.GetParameters()[0].GetCustomAttribute<HttpTriggerAttribute>()!;

        Assert.Equal((level, route), (trigger.AuthLevel, trigger.Route));
    }
}
