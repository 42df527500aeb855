using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Routing;

/// <summary>The transports of an instance: the queue manager finds one by its socket in private/, which only a service of type unix has.</summary>
internal static class TransportServices
{
    extension(Instance instance)
    {
        /// <summary>What may be a transport; other programs of Postfix are among them.</summary>
        public IEnumerable<Service> Transports => instance.Services.Where(s => s.Type == ServiceType.Unix);

        /// <summary>The service that a transport of this name is; null where master.cf has none.</summary>
        public Service? TransportNamed(string name) => instance.Transports.FirstOrDefault(s => s.Name == name);
    }
}
