// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Custody} from "./Custody.sol";
import {Settlement} from "./Settlement.sol";
import {IExchange} from "./interfaces/IExchange.sol";

/// @title The exchange's contract
/// @notice Holds the funds, checks every signature once and settles fills that the edge has matched.
contract Exchange is Settlement, IExchange {
    /// @param owner_ May list assets and markets and name the operator; it can move no funds.
    /// @param operator_ May settle.
    /// @param withdrawalDelaySeconds_ How long the edge has to confirm a withdrawal; longer than the settlement grace.
    constructor(address owner_, address operator_, uint64 withdrawalDelaySeconds_)
        EIP712("QoraNet Exchange", "1")
        Ownable(owner_)
        Custody(withdrawalDelaySeconds_)
        Settlement(operator_)
    {}
}
