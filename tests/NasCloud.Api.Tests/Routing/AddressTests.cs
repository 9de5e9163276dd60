using System.Net;
using NasCloud.Api.Tests.Hosting;

namespace NasCloud.Api.Tests.Routing;

public sealed class AddressTests
{
    [Theory]
    [InlineData("/api")]
    [InlineData("/api/")]
    [InlineData("/api/nothing")]
    [InlineData("/api/searches/test/nothing")]
    [InlineData("/api/searches/test/trials/1/curve")]
    [InlineData("/api/spaces/chain")]
    public async Task Get_AddressThatThereIsNot_IsAProblem(string address)
    {
        await using var server = await ApiServer.StartAsync();

        (await server.GetAsync(address)).AssertProblem(HttpStatusCode.NotFound, "no-such-address");
    }

    [Theory]
    [InlineData("PUT", "/api/searches", "GET, POST")]
    [InlineData("GET", "/api/searches/validate", "POST")]
    [InlineData("PATCH", "/api/searches/test", "DELETE, GET")]
    [InlineData("GET", "/api/searches/test/pause", "POST")]
    [InlineData("POST", "/api/health", "GET")]
    public async Task Send_MethodThatThereIsNot_IsAProblemThatNamesThoseThereAre(string method, string address, string allowed)
    {
        await using var server = await ApiServer.StartAsync();

        var answer = await server.SendAsync(new HttpRequestMessage(new HttpMethod(method), address));

        answer.AssertProblem(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Assert.Equal(allowed, string.Join(", ", answer.Header("Allow")!.Split(", ").Order(StringComparer.Ordinal)));
    }
}
